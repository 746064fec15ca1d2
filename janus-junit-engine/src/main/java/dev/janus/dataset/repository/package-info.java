/** Which files of a Hugging Face dataset repository make up which config and split. */
@NullMarked
package dev.janus.dataset.repository;

import org.jspecify.annotations.NullMarked;
