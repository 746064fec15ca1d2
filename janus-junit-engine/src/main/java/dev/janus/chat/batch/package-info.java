/**
 * Chat models asked through a Batch API: files of requests, answered within a day at a lower price.
 */
@NullMarked
package dev.janus.chat.batch;

import org.jspecify.annotations.NullMarked;
