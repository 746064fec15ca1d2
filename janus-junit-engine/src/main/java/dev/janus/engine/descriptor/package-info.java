/**
 * The tests of a bench as the platform sees them: what is run, the tree below it, and the names
 * that people and Surefire read.
 */
@NullMarked
package dev.janus.engine.descriptor;

import org.jspecify.annotations.NullMarked;
