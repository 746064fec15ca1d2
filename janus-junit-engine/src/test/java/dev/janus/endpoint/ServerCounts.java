package dev.janus.endpoint;

/**
 * What a server saw since it started, or since its counts were reset.
 *
 * @param requests requests read to their end
 * @param answers answers sent to their end
 * @param abandoned requests whose client went away before the end of the answer
 * @param mostInFlight requests that were under way at one time, at most
 * @param connections connections taken
 * @param refused connections closed at once, for there were too many
 * @param windowNanos from the end of the first request to the end of the last answer
 */
public record ServerCounts(
    long requests,
    long answers,
    long abandoned,
    int mostInFlight,
    long connections,
    long refused,
    long windowNanos) {}
