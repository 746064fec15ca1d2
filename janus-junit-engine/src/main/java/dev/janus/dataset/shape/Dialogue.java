package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Writes reference answers as the judge is shown what was said: the answer alone when there is one
 * turn, else the whole dialogue, each message under the name of its role.
 */
@API(status = Status.INTERNAL)
public final class Dialogue {

  private Dialogue() {}

  /**
   * Returns the reference answer of a prompt; of another type unless there is one answer for each
   * turn.
   */
  public static Cell<String> of(List<String> turns, List<String> answers) {
    if (turns.size() != answers.size()) {
      return Cell.ofOther(count(answers, "answer") + " for " + count(turns, "turn"));
    }
    if (turns.size() == 1) {
      return Cell.of(answers.get(0));
    }
    List<String> said = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      said.add("user: " + turns.get(i));
      said.add("assistant: " + answers.get(i));
    }
    return Cell.of(String.join("\n\n", said));
  }

  private static String count(List<String> texts, String what) {
    return texts.size() + " " + what + (texts.size() == 1 ? "" : "s");
  }
}
