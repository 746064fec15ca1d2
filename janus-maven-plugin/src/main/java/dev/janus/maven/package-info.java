/** The goals, and what binds them to Maven. */
@NullMarked
package dev.janus.maven;

import org.jspecify.annotations.NullMarked;
