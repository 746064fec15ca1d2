/** A loopback server that plays a language model, well or badly, exactly as it is told. */
@NullMarked
package dev.janus.endpoint;

import org.jspecify.annotations.NullMarked;
