/** Who is asked in a run: models over HTTP, in batches or in this JVM, within a budget. */
@NullMarked
package dev.janus.engine.models;

import org.jspecify.annotations.NullMarked;
