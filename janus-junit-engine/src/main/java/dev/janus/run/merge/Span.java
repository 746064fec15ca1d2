package dev.janus.run.merge;

/**
 * Where a line is in its file, its end left out.
 *
 * @param offset in bytes, from 0
 * @param length in bytes
 */
record Span(long offset, int length) {}
