/** What a reader finds in a file, before any rule of a bench is applied to it. */
@NullMarked
package dev.janus.dataset.row;

import org.jspecify.annotations.NullMarked;
