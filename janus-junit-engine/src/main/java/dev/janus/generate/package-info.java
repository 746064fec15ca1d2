/** From a prompt under its system message to a response. */
@NullMarked
package dev.janus.generate;

import org.jspecify.annotations.NullMarked;
