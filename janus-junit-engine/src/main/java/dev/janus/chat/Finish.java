package dev.janus.chat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** How a reply ended, whatever the vendor calls it. */
@API(status = Status.EXPERIMENTAL)
public enum Finish {
  /** The model had said what it wanted to, as far as is known. */
  WHOLE,
  /** At the maximum number of tokens. */
  CUT_OFF,
  /** A filter of the server cut it off. */
  FILTERED,
  /** The model, or the server for it, would not answer. */
  REFUSED,
  /** Something broke: the same request may be answered later. */
  BROKEN;

  /** The reason recorded for a reply that is a refusal where the server says {@code stop}. */
  public static final String REFUSAL = "refusal";

  private static final Set<String> CUT_OFF_REASONS =
      Set.of(
          "length",
          "max_length",
          "model_length",
          "context_length",
          "context_length_exceeded",
          "model_context_window_exceeded",
          "max_tokens",
          "max_new_tokens",
          "max_output_tokens",
          "max_completion_tokens",
          "maxtokens",
          "token_limit",
          "error_limit",
          "incomplete");

  private static final Set<String> FILTERED_REASONS =
      Set.of(
          "safety",
          "image_safety",
          "recitation",
          "blocklist",
          "prohibited_content",
          "spii",
          "sensitive",
          "guardrail_intervened",
          "error_toxic",
          "content_policy",
          "content_policy_violation",
          "moderation");

  private static final Set<String> BROKEN_REASONS =
      Set.of(
          "insufficient_system_resource",
          "network_error",
          "server_error",
          "internal_server_error",
          "abort",
          "aborted",
          "cancelled",
          "canceled",
          "timeout",
          "failed",
          "malformed_function_call");

  private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]++");
  private static final Pattern ENUMERATION = Pattern.compile("\\Afinish_?reason_");

  /**
   * Returns the kind of a server's finish reason, in upper or lower case. What is unknown or empty
   * is {@link #WHOLE}: every model ends that way, and each vendor has a word for it.
   */
  public static Finish of(String reason) {
    String words = PUNCTUATION.matcher(reason.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    String name = ENUMERATION.matcher(words).replaceFirst("");
    if (CUT_OFF_REASONS.contains(name)) {
      return CUT_OFF;
    }
    if (name.startsWith("content_filter")
        || name.startsWith("contentfilter")
        || FILTERED_REASONS.contains(name)) {
      return FILTERED;
    }
    if (name.equals(REFUSAL) || name.equals("refused")) {
      return REFUSED;
    }
    return name.startsWith("error") || BROKEN_REASONS.contains(name) ? BROKEN : WHOLE;
  }

  /** Tells whether there may have been more to say. */
  public boolean isPartial() {
    return this == CUT_OFF || this == FILTERED || this == BROKEN;
  }
}
