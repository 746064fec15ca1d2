package dev.janus.maven;

import dev.janus.gate.GateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the check decided on all records.
 *
 * @param decided what the gates decided
 * @param violations what fails the build, in order
 * @param notDecided what was left out on purpose, a line each
 * @param warnings what does not fail the build
 * @param notes what to know of the records that were decided on
 */
record CheckOutcome(
    List<Decided> decided,
    List<String> violations,
    List<String> notDecided,
    List<String> warnings,
    List<String> notes) {

  /** A gate outcome, and the bench it is about. */
  record Decided(String bench, GateOutcome outcome) {

    private List<String> cells() {
      return List.of(
          bench,
          outcome.scope(),
          outcome.gate().name(),
          outcome.valueText(),
          outcome.gate().limitText(),
          Integer.toString(outcome.measured().n()));
    }
  }

  /** What a line starts with that says what is not decided. */
  static final String NOT_DECIDED = "janus:check: not decided: ";

  private static final List<String> HEADINGS =
      List.of("bench", "split", "gate", "value", "limit", "prompts");

  CheckOutcome {
    decided = List.copyOf(decided);
    violations = List.copyOf(violations);
    notDecided = List.copyOf(notDecided);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  /** Returns a line for each bench that is not decided. */
  List<String> notDecidedLines() {
    return notDecided.stream().map(why -> NOT_DECIDED + why).toList();
  }

  /** Returns all violations as one message. */
  String failure() {
    String count = violations.size() == 1 ? "1 violation" : violations.size() + " violations";
    return "janus:check: " + count + "\n" + String.join("\n", violations);
  }

  /** Returns the lines of a table of all gates. */
  List<String> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    decided.forEach(gate -> rows.add(gate.cells()));
    List<Integer> widths =
        IntStream.range(0, HEADINGS.size())
            .mapToObj(column -> rows.stream().mapToInt(row -> row.get(column).length()).max())
            .map(width -> width.orElse(0))
            .toList();
    String count = decided.size() == 1 ? "1 gate passed" : decided.size() + " gates passed";
    return Stream.concat(Stream.of("janus: " + count), rows.stream().map(row -> line(row, widths)))
        .toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
        .collect(Collectors.joining("  ", "  ", ""))
        .stripTrailing();
  }
}
