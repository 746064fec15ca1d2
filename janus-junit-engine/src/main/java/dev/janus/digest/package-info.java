/** SHA-256, and what is kept under it. */
@NullMarked
package dev.janus.digest;

import org.jspecify.annotations.NullMarked;
