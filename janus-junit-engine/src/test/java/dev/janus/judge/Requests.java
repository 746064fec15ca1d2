package dev.janus.judge;

import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.chat.Conversation;
import java.util.List;

/** One request to a judge, which tests vary. */
final class Requests {

  static final Conversation CONVERSATION =
      Conversation.of("Answer in one sentence.", "Why is the sky blue?");
  static final Rubric RUBRIC =
      new Rubric(
          "style",
          "Is the answer one sentence?",
          new ScoreDescriptions(
              List.of(
                  "It is an essay.",
                  "It is a page.",
                  "It is a paragraph.",
                  "It is two sentences.",
                  "It is one sentence.")));
  static final JudgeRequest REQUEST =
      new JudgeRequest(
          CONVERSATION, "Air scatters blue light most.", "Blue light scatters most.", RUBRIC, 1);

  private Requests() {}

  static JudgeRequest conversation(Conversation conversation) {
    return new JudgeRequest(conversation, REQUEST.response(), REQUEST.referenceAnswer(), RUBRIC, 1);
  }

  static JudgeRequest response(String response) {
    return new JudgeRequest(CONVERSATION, response, REQUEST.referenceAnswer(), RUBRIC, 1);
  }

  static JudgeRequest reference(String reference) {
    return new JudgeRequest(CONVERSATION, REQUEST.response(), reference, RUBRIC, 1);
  }

  static JudgeRequest rubric(Rubric rubric) {
    return new JudgeRequest(CONVERSATION, REQUEST.response(), REQUEST.referenceAnswer(), rubric, 1);
  }

  static JudgeRequest repeat(int repeat) {
    return new JudgeRequest(
        CONVERSATION, REQUEST.response(), REQUEST.referenceAnswer(), RUBRIC, repeat);
  }
}
