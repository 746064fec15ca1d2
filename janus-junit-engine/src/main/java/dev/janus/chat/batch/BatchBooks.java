package dev.janus.chat.batch;

/**
 * What is known: on disk, and of this session.
 *
 * @param folder where the files of batches are
 * @param state how far batches are
 * @param store what was answered
 * @param bill what the answers of this session took
 */
record BatchBooks(BatchFolder folder, BatchState state, CompletionStore store, BatchBill bill) {}
