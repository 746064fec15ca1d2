/** A client of the Hugging Face hub: fetches the files of a dataset into the shared cache. */
@NullMarked
package dev.janus.dataset.hub;

import org.jspecify.annotations.NullMarked;
