package dev.janus.maven.parquet;

/** A group on the way from the row to a leaf, seen by that leaf. */
interface Level {

  /**
   * Adds a value of the group: one that is there, null or empty, as the definition level says.
   *
   * @return whether something follows within it; within a struct it always does, if only a null
   */
  boolean slot(int definition);

  /** Adds one more element to the list that was added last. */
  void element();
}
