package dev.janus.execution;

/**
 * The run stops before a call was made: nothing is known of the prompt, and nothing is recorded.
 */
final class AbandonedException extends Exception {

  private static final long serialVersionUID = 1L;
}
