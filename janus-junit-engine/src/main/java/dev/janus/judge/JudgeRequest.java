package dev.janus.judge;

import dev.janus.bench.Rubric;
import dev.janus.chat.Conversation;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a judge is asked to rate.
 *
 * @param conversation what the response answers, its system message included
 * @param response the text to rate; untrusted
 * @param referenceAnswer an answer worth a 5; empty when there is none
 * @param rubric what to rate by
 * @param repeat which judging of the same response and rubric, from 1
 */
@API(status = Status.EXPERIMENTAL)
public record JudgeRequest(
    Conversation conversation, String response, String referenceAnswer, Rubric rubric, int repeat) {

  /**
   * Returns the system message, a line break, and the user's request. What the model under test
   * said in earlier turns is as untrusted as its response.
   */
  String instruction() {
    String system = conversation.system();
    String request = conversation.dialogue(ResultMarkers::neutralise);
    return system.isEmpty() ? request : system + "\n" + request;
  }

  /** Returns the criteria in brackets, then a line for each score. */
  String scoreRubric() {
    StringBuilder text = new StringBuilder("[").append(rubric.criteria()).append(']');
    int score = 0;
    for (String description : rubric.scores().descriptions()) {
      score++;
      text.append("\nScore ").append(score).append(": ").append(description);
    }
    return text.toString();
  }
}
