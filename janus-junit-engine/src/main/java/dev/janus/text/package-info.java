/** What Unicode text is made of. */
@NullMarked
package dev.janus.text;

import org.jspecify.annotations.NullMarked;
