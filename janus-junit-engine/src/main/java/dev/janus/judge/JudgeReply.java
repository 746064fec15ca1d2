package dev.janus.judge;

import dev.janus.chat.Completion;
import org.jspecify.annotations.Nullable;

/**
 * A judge's reply and how it ended. What is not whole is no verdict, whatever it says so far; what
 * the judge thinks is never read for one.
 *
 * @param completion the reply
 */
record JudgeReply(Completion completion) {

  private static final String RAISE = "raise janus.judge.max-tokens";

  static JudgeReply of(Completion completion) {
    return new JudgeReply(completion);
  }

  /** Returns the verdict, or why there is none. */
  Verdict verdict(ReplyParser parser) {
    Unscored unread = unread();
    return unread == null ? parser.parse(completion.text()) : unread;
  }

  private @Nullable Unscored unread() {
    return switch (completion.finish()) {
      case CUT_OFF ->
          new Unscored(UnscoredReason.CUT_OFF, "the judge's reply was cut off; " + RAISE);
      case FILTERED ->
          new Unscored(
              UnscoredReason.FILTERED, "a content filter cut the judge's reply off" + reason());
      case BROKEN ->
          new Unscored(UnscoredReason.CUT_OFF, "the judge's server broke the reply off" + reason());
      case REFUSED -> new Unscored(UnscoredReason.REFUSED, "the judge refused" + refusal());
      case WHOLE -> withoutAnswer();
    };
  }

  private String reason() {
    return " (finish reason \"%s\")".formatted(completion.finishReason());
  }

  private String refusal() {
    String words = completion.text().strip();
    if (words.isEmpty()) {
      return "";
    }
    return ": \"" + words + "\"";
  }

  private @Nullable Unscored withoutAnswer() {
    if (completion.tool() != null) {
      return new Unscored(
          UnscoredReason.NO_SCORE,
          "the judge called a tool (%s) instead of answering".formatted(completion.tool()));
    }
    if (completion.text().isBlank() && !completion.thought().isBlank()) {
      return new Unscored(
          UnscoredReason.BLANK,
          "the judge's reply was blank: "
              + completion.thought().strip().length()
              + " characters of thinking and no text; "
              + RAISE);
    }
    return null;
  }
}
