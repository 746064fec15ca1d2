/** What a run will take in calls, tokens and money, and what it may take. */
@NullMarked
package dev.janus.execution.cost;

import org.jspecify.annotations.NullMarked;
