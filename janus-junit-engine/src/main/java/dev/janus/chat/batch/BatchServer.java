package dev.janus.chat.batch;

import dev.janus.chat.http.ServerDialect;

/**
 * The server that batches are sent to.
 *
 * @param client speaks to it
 * @param dialect reads what it says of single requests
 * @param faults says what is wrong with it
 */
record BatchServer(BatchClient client, ServerDialect dialect, BatchFaults faults) {}
