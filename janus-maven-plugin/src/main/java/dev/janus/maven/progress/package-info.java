/** How progress is put into words. */
@NullMarked
package dev.janus.maven.progress;

import org.jspecify.annotations.NullMarked;
