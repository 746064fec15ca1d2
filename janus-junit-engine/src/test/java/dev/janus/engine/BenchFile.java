package dev.janus.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes small benches. */
public final class BenchFile {

  private final List<ObjectNode> rows = new ArrayList<>();

  /** Adds a prompt with rubrics {@code r1}, {@code r2}, ... */
  public BenchFile prompt(String split, String id, int rubrics) {
    ObjectNode row = row(split, id);
    ArrayNode list = row.putArray("rubrics");
    for (int i = 1; i <= rubrics; i++) {
      addRubric(list, "Criteria " + i + " of " + id + "?");
    }
    return this;
  }

  /** Adds a prompt with rubrics of the given ids. */
  BenchFile promptWith(String split, String id, String... rubrics) {
    ObjectNode row = row(split, id);
    ArrayNode list = row.putArray("rubrics");
    ArrayNode preferences = row.putArray("preference_set");
    for (String rubric : rubrics) {
      preferences.addObject().put("dimension", rubric);
      addRubric(list, "Criteria " + rubric + "?");
    }
    return this;
  }

  /** Adds as many prompts, {@code <prefix>1} first, with one rubric each. */
  BenchFile prompts(String split, String prefix, int count) {
    for (int i = 1; i <= count; i++) {
      prompt(split, prefix + i, 1);
    }
    return this;
  }

  /** Adds a prompt of several turns, with one rubric, in the form of MT-Bench. */
  BenchFile dialogue(String id, String... turns) {
    ObjectNode row = ScriptedServer.JSON.createObjectNode().put("question_id", id);
    ArrayNode said = row.putArray("turns");
    List.of(turns).forEach(said::add);
    addRubric(row.putArray("rubrics"), "Criteria 1 of " + id + "?");
    rows.add(row);
    return this;
  }

  private ObjectNode row(String split, String id) {
    ObjectNode row = ScriptedServer.JSON.createObjectNode();
    row.put("id", id).put("split", split).put("source", "test");
    row.put("system", "Be brief.").put("prompt", "Question " + id + "?");
    row.put("reference_answer", "Reference " + id + ".");
    rows.add(row);
    return row;
  }

  /** Returns the row added last, to be changed. */
  ObjectNode last() {
    return rows.get(rows.size() - 1);
  }

  private static void addRubric(ArrayNode list, String criteria) {
    ObjectNode scores = list.addObject().put("criteria", criteria).putObject("score_descriptions");
    for (int score = 1; score <= 5; score++) {
      scores.put(Integer.toString(score), "Worth " + score + ".");
    }
  }

  public Path write(Path file) {
    String lines =
        rows.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
    try {
      return Files.writeString(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
