@NullMarked
package dev.janus.chat.batch;

import org.jspecify.annotations.NullMarked;
