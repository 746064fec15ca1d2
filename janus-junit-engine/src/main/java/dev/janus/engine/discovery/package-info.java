/** From selectors and filters to the tree of tests. */
@NullMarked
package dev.janus.engine.discovery;

import org.jspecify.annotations.NullMarked;
