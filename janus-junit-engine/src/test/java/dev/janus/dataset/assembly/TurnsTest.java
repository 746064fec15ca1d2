package dev.janus.dataset.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Prompt;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.shape.RowShapes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of more than one turn, which other formats than the bench's own have. */
class TurnsTest {

  private static final Cell<String> SCORE = Cell.of("text");

  private static BenchAssembly assembly(List<Cell<String>> turns) {
    var scores = Map.of("1", SCORE, "2", SCORE, "3", SCORE, "4", SCORE, "5", SCORE);
    var rubric = new Row.RubricCells(Cell.of("Kind?"), Cell.of(scores));
    var row =
        new Row(
            Place.line("x.jsonl", 1),
            Cell.absent(),
            Cell.of("koala"),
            Cell.absent(),
            Cell.absent(),
            turns,
            Cell.absent(),
            Cell.absent(),
            Cell.of(List.of(Cell.of(rubric))));
    var assembly = new BenchAssembly("x.jsonl", RowRules.of(SplitTable.shipped()));
    assembly.row(row, RowShapes.OWN.schema());
    return assembly;
  }

  @Test
  void every_turn_reaches_the_prompt() throws Exception {
    var bench = assembly(List.of(Cell.of("a"), Cell.of("b"))).bench();
    assertEquals(List.of(List.of("a", "b")), bench.prompts().map(Prompt::turns).toList());
  }

  @Test
  void every_turn_is_checked() {
    var assembly = assembly(List.of(Cell.of("a"), Cell.of(" "), Cell.ofOther("a number")));
    var e = assertThrows(InvalidBenchException.class, assembly::bench);
    assertEquals(
        """
        x.jsonl:1: turn 2 of the prompt is blank
          found: " "
          fix: write it out
        x.jsonl:1: turn 3 of the prompt is not a string
          found: a number
          fix: write it as a string""",
        e.getMessage());
  }

  @Test
  void a_row_without_turns_has_no_prompt() {
    var e = assertThrows(InvalidBenchException.class, assembly(List.of())::bench);
    assertEquals(
        "x.jsonl:1: prompt is missing\n"
            + "  found: nothing\n"
            + "  fix: add it, as a string that is not blank",
        e.getMessage());
  }
}
