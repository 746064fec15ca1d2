/** The configuration keys, and the settings of one bench read out of their layers. */
@NullMarked
package dev.janus.engine.configuration;

import org.jspecify.annotations.NullMarked;
