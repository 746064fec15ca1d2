package dev.janus.chat.batch;

/**
 * What is known on disk.
 *
 * @param folder where the files of batches are
 * @param state how far batches are
 * @param store what was answered
 */
record BatchBooks(BatchFolder folder, BatchState state, CompletionStore store) {}
