package dev.janus.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes small benches. */
final class BenchFile {

  private final List<ObjectNode> rows = new ArrayList<>();

  /** Adds a prompt with rubrics {@code r1}, {@code r2}, ... */
  BenchFile prompt(String split, String id, int rubrics) {
    ObjectNode row = ScriptedServer.JSON.createObjectNode();
    row.put("id", id).put("split", split).put("source", "test");
    row.put("system", "Be brief.").put("prompt", "Question " + id + "?");
    row.put("reference_answer", "Reference " + id + ".");
    var list = row.putArray("rubrics");
    for (int i = 1; i <= rubrics; i++) {
      ObjectNode rubric = list.addObject().put("criteria", "Criteria " + i + " of " + id + "?");
      ObjectNode scores = rubric.putObject("score_descriptions");
      for (int score = 1; score <= 5; score++) {
        scores.put(Integer.toString(score), "Worth " + score + ".");
      }
    }
    rows.add(row);
    return this;
  }

  Path write(Path file) {
    String lines =
        rows.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
    try {
      return Files.writeString(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
