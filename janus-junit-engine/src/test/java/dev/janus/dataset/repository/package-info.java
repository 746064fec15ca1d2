@NullMarked
package dev.janus.dataset.repository;

import org.jspecify.annotations.NullMarked;
