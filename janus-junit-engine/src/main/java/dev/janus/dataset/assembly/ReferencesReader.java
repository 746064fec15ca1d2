package dev.janus.dataset.assembly;

import dev.janus.dataset.assembly.References.Entry;
import dev.janus.dataset.json.JsonRows;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.RowProblems;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads reference answers in the form of MT-Bench: the turns of each question's first choice. */
final class ReferencesReader implements RowSink {

  private static final String FORM = "{\"question_id\": ..., \"choices\": [{\"turns\": [...]}]}";

  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  ReferencesReader(Problems problems) {
    this.problems = problems;
  }

  References read(Source source) throws IOException {
    FileStart start = FileStart.of(source);
    Optional<Problem> refusal = start.refusal(source.name());
    if (refusal.isPresent()) {
      throw new RefusedFileException(refusal.get());
    }
    JsonRows.read(source, start, this);
    return new References(entries);
  }

  @Override
  public boolean columns(String file, List<String> names) {
    return true;
  }

  @Override
  public void row(Place place, Fields fields) {
    RowProblems row = new RowProblems(place, problems);
    String id = row.required("question_id", fields.identifier("question_id"));
    List<String> answers = answers(row, fields.records("choices", choice -> choice.texts("turns")));
    if (row.isEmpty()) {
      put(row, id, new Entry(place, answers));
    }
  }

  private void put(RowProblems row, String id, Entry entry) {
    Entry first = entries.putIfAbsent(id, entry);
    if (first != null) {
      row.add(
          "question " + Problem.quote(id) + " is answered by " + first.place().brief() + ", too",
          null,
          "keep one of the two");
    }
  }

  private static List<String> answers(
      RowProblems row, Cell<List<Cell<Cell<List<Cell<String>>>>>> choices) {
    List<Cell<Cell<List<Cell<String>>>>> all = choices.value();
    Cell<List<Cell<String>>> turns = all == null || all.isEmpty() ? null : all.get(0).value();
    if (turns == null || turns.value() == null || turns.value().isEmpty()) {
      String found = turns == null ? "no choice" : turns.found();
      row.add("there are no answers", found, "write the line as " + FORM);
      return List.of();
    }
    List<String> answers = new ArrayList<>();
    for (Cell<String> turn : turns.value()) {
      answers.add(row.required("answer " + (answers.size() + 1), turn));
    }
    return answers;
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }
}
