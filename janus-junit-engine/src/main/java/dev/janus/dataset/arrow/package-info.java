/** Reads rows from Arrow IPC: streams, files, and folders of streams. */
@NullMarked
package dev.janus.dataset.arrow;

import org.jspecify.annotations.NullMarked;
