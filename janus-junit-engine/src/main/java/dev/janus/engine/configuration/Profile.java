package dev.janus.engine.configuration;

import dev.janus.chat.Sampling;

/** A set of defaults. */
enum Profile {
  /** As repeatable as a server allows. */
  DEFAULT(new Sampling(0.0, null, null, null), 1),
  /** As the Janus paper sampled and judged (arXiv 2405.17977). */
  PAPER(new Sampling(1.0, 0.9, 1024, null), 3);

  private final Sampling sampling;
  private final int repeats;

  Profile(Sampling sampling, int repeats) {
    this.sampling = sampling;
    this.repeats = repeats;
  }

  Sampling sampling() {
    return sampling;
  }

  int repeats() {
    return repeats;
  }
}
