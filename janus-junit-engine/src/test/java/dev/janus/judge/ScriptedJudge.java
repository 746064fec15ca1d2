package dev.janus.judge;

import dev.janus.chat.ChatModel;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A judge whose model says what a test scripts, asked by a template that shows its fences. */
final class ScriptedJudge {

  static final ModelSettings SETTINGS =
      new ModelSettings("http://localhost/v1", "wise", null, new Sampling(0.0, null, 100, 7L));
  static final JudgeTemplate TEMPLATE =
      JudgeTemplate.of("{fence} {instruction} {response} {score_rubric}", "test");

  private ScriptedJudge() {}

  static Judge judge(ChatModel model) {
    var number = new AtomicInteger();
    return new Judge(model, SETTINGS, TEMPLATE, key -> "fence-" + number.incrementAndGet());
  }

  static Conversation question(int fence) {
    return Conversation.of("", TEMPLATE.fill(Requests.REQUEST).with("fence-" + fence));
  }

  static Completion says(String text) {
    return says(text, "stop");
  }

  static Completion says(String text, String finishReason) {
    return new Completion(text, finishReason, new Usage(10, 2), "fp_1", Duration.ofMillis(250), 2);
  }
}
