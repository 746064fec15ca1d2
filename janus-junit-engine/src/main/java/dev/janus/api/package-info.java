/** The annotations that users import. */
@NullMarked
package dev.janus.api;

import org.jspecify.annotations.NullMarked;
