/**
 * Where the responses and judgements of a run come from: a model, a cache, or a transcript. Knows
 * neither the order in which they are asked for nor who records them.
 */
@NullMarked
package dev.janus.execution.sources;

import org.jspecify.annotations.NullMarked;
