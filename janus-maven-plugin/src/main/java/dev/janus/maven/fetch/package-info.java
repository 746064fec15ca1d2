/** Brings benches to this machine and makes them readable for the engine. */
@NullMarked
package dev.janus.maven.fetch;

import org.jspecify.annotations.NullMarked;
