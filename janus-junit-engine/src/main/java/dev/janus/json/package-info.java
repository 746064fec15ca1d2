/** Trees of JSON, read and written without Jackson's object mapper. */
@NullMarked
package dev.janus.json;

import org.jspecify.annotations.NullMarked;
