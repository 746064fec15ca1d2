/** Where files lie on this machine: the folders shared with Hugging Face's Python libraries. */
@NullMarked
package dev.janus.dataset.cache;

import org.jspecify.annotations.NullMarked;
