package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.source.Source;
import org.jspecify.annotations.Nullable;

/** Files that say more about the rows of a bench, written with single quotes. */
final class RuleFiles {

  private RuleFiles() {}

  static Source file(String name, String json) {
    return MemorySource.of(name, json.replace('\'', '"'));
  }

  static RowRules rules(@Nullable Source rubrics, @Nullable Source references)
      throws InvalidBenchException {
    return RowRules.read(SplitTable.shipped(), rubrics, references);
  }

  static String problems(@Nullable Source rubrics, @Nullable Source references) {
    return RowText.problems(
        assertThrows(InvalidBenchException.class, () -> rules(rubrics, references)));
  }
}
