package dev.janus.chat.batch;

import dev.janus.chat.Usage;

/** The tokens of answers that came out of batches and were not taken note of. Thread-safe. */
final class BatchBill {

  private Usage usage = Usage.NONE;

  synchronized void add(Usage answer) {
    usage = usage.plus(answer);
  }

  /** Returns the tokens since the last time. */
  synchronized Usage take() {
    Usage taken = usage;
    usage = Usage.NONE;
    return taken;
  }
}
