@NullMarked
package dev.janus.dataset.spool;

import org.jspecify.annotations.NullMarked;
