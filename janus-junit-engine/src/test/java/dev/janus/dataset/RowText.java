package dev.janus.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.BenchAssembly;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.util.List;

/** Writes rows of a bench as JSON text, starting from one that is right. */
record RowText(ObjectNode node) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final String WITHOUT_3 = "{'1':'one','2':'two','4':'four','5':'five'}";
  static final String SCORES = "{'1':'one','2':'two','3':'three','4':'four','5':'five'}";

  /** A row of split {@code koala} with one rubric. */
  static RowText of(String prompt) {
    return new RowText(MAPPER.createObjectNode())
        .with("source", "'koala'")
        .with("prompt", "'" + prompt + "'")
        .with("rubrics", "[{'criteria':'Is it kind?','score_descriptions':" + SCORES + "}]");
  }

  /** Sets a field to JSON, in which single quotes stand for double ones. */
  RowText with(String field, String json) {
    try {
      ObjectNode changed = node.deepCopy();
      changed.set(field, MAPPER.readTree(json.replace('\'', '"')));
      return new RowText(changed);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Sets the descriptions of the only rubric. */
  RowText withScores(String json) {
    return with("rubrics", "[{'criteria':'Is it kind?','score_descriptions':" + json + "}]");
  }

  RowText without(String field) {
    ObjectNode changed = node.deepCopy();
    changed.remove(field);
    return new RowText(changed);
  }

  String text() {
    return node.toString();
  }

  static String lines(RowText... rows) {
    return String.join("\n", List.of(rows).stream().map(RowText::text).toList()) + "\n";
  }

  /** Reads rows as the file {@code x.jsonl}. */
  static Bench bench(String content) throws InvalidBenchException {
    var assembly = new BenchAssembly("x.jsonl", SplitTable.shipped());
    RowReader.read(MemorySource.of("x.jsonl", content), assembly);
    return assembly.bench();
  }

  static Bench bench(RowText... rows) throws InvalidBenchException {
    return bench(lines(rows));
  }

  /** Returns the prompt of a row that is right. */
  static Prompt prompt(RowText row) throws InvalidBenchException {
    return bench(row).prompts().findFirst().orElseThrow();
  }

  /** Returns what is said of the first row. */
  static String problem(String what, String found, String fix) {
    return "x.jsonl:1: " + what + "\n  found: " + found + "\n  fix: " + fix;
  }

  /** Returns all problems of these rows, one message after the other. */
  static String problems(RowText... rows) {
    return problems(lines(rows));
  }

  static String problems(String content) {
    try {
      bench(content);
      return "none";
    } catch (InvalidBenchException e) {
      return String.join("\n", e.problems().stream().map(Problem::message).toList());
    }
  }
}
