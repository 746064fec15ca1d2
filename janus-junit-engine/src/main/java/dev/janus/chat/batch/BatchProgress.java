package dev.janus.chat.batch;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How far a batch is, as its server says.
 *
 * @param number which batch it is, from 1
 * @param of how many batches there are so far; failed requests make more
 * @param state the server's word, for example {@code in_progress}
 * @param total requests in the batch
 * @param completed of them
 * @param failed of them
 */
@API(status = Status.INTERNAL)
public record BatchProgress(
    int number, int of, String state, long total, long completed, long failed) {}
