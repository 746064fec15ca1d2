/**
 * Runs the JUnit Platform in a JVM of its own. Some types live in Maven's JVM, some in the forked
 * one; what both know is {@code ForkRequest} and {@code ForkMessage}.
 */
@NullMarked
package dev.janus.maven.launch;

import org.jspecify.annotations.NullMarked;
