/** The pipeline that turns a bench into a recorded run. Knows no JUnit. */
@NullMarked
package dev.janus.execution;

import org.jspecify.annotations.NullMarked;
