package it;

import dev.janus.api.Generator;
import dev.janus.api.JanusBench;
import dev.janus.chat.Conversation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Its generator answers prompt k1, and leaves f1 waiting until it is repaired. */
@JanusBench(bench = "classpath:/benches/small.jsonl")
class SlowBench {

  static final List<String> ASKED = new CopyOnWriteArrayList<>();
  static final CountDownLatch REPAIRED = new CountDownLatch(1);

  @Generator
  static String answer(Conversation conversation) throws InterruptedException {
    String question = conversation.user();
    ASKED.add(question);
    if (question.contains("f1")) {
      REPAIRED.await();
    }
    return "An answer to: " + question;
  }
}
