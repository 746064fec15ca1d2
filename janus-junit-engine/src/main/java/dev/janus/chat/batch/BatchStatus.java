package dev.janus.chat.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a batch.
 *
 * @param id of the batch
 * @param state the server's word, in lower case
 * @param inputFile the file it was made from
 * @param part the digest that Janus gave it; null when it has none
 * @param outputFile where the answers are; null as long as there is no such file
 * @param errorFile where the errors are; null as long as there is no such file
 * @param counts of its requests
 * @param problems why it failed
 */
record BatchStatus(
    String id,
    String state,
    @Nullable String inputFile,
    @Nullable String part,
    @Nullable String outputFile,
    @Nullable String errorFile,
    Counts counts,
    List<Problem> problems) {

  /** The key under which a batch carries the digest of its part. */
  static final String PART = "janus_part";

  /** How many requests are in which state. */
  record Counts(long total, long completed, long failed) {}

  /**
   * Why a batch failed.
   *
   * @param code the server's word for it
   * @param message what the server says
   * @param line of the file, from 1; 0 when it is about no line
   */
  record Problem(String code, String message, int line) {}

  static BatchStatus read(JsonNode tree) {
    JsonNode counts = tree.path("request_counts");
    return new BatchStatus(
        tree.path("id").asText(),
        tree.path("status").asText().toLowerCase(Locale.ROOT),
        text(tree.path("input_file_id")),
        text(tree.path("metadata").path(PART)),
        text(tree.path("output_file_id")),
        text(tree.path("error_file_id")),
        new Counts(
            counts.path("total").asLong(),
            counts.path("completed").asLong(),
            counts.path("failed").asLong()),
        problems(tree.path("errors")));
  }

  /** Some servers write an empty text for a file that is not there. */
  private static @Nullable String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  private static List<Problem> problems(JsonNode errors) {
    List<Problem> problems = new ArrayList<>();
    for (JsonNode error : errors.isArray() ? errors : errors.path("data")) {
      problems.add(
          new Problem(
              error.path("code").asText(),
              error.path("message").asText(),
              error.path("line").asInt()));
    }
    return problems;
  }

  boolean isFailed() {
    return state.equals("failed");
  }

  /** Tells whether nothing more is done for it, and what was done is to be had. */
  boolean isDone() {
    return switch (state) {
      case "completed", "expired", "cancelled" -> !lacksOutput();
      default -> false;
    };
  }

  /** Tells whether there are answers, but not yet a file of them. */
  boolean lacksOutput() {
    return counts.completed() > 0 && outputFile == null && !isFailed() && isOver();
  }

  private boolean isOver() {
    return state.equals("completed") || state.equals("expired") || state.equals("cancelled");
  }

  /** Tells whether it failed because too much is under way, so that it can be tried again later. */
  boolean isQueueFull() {
    return isFailed()
        && !problems.isEmpty()
        && problems.stream().allMatch(problem -> problem.code().equals("token_limit_exceeded"));
  }

  /** Returns how many lines its files have at least. */
  long lines() {
    return counts.completed() + counts.failed();
  }
}
