/** The JUnit Platform adapter: discovery, reporting, configuration. */
@NullMarked
package dev.janus.engine;

import org.jspecify.annotations.NullMarked;
