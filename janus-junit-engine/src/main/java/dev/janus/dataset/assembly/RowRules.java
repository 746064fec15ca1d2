package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.rubrics.RubricSet;
import dev.janus.dataset.rubrics.RubricSetReader;
import dev.janus.dataset.rubrics.ShippedRubrics;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What rows take from elsewhere. Immutable.
 *
 * @param splits of rows that do not name theirs
 * @param rubrics of rows without rubrics; {@code null} when every row needs its own
 * @param references reference answers by the id of the row
 */
@API(status = Status.EXPERIMENTAL)
public record RowRules(SplitTable splits, @Nullable RubricSet rubrics, References references) {

  /** Returns rules without a rubric set or reference answers. */
  public static RowRules of(SplitTable splits) {
    return new RowRules(splits, null, References.NONE);
  }

  /**
   * Reads a rubric set and reference answers.
   *
   * @param rubrics a file, or one of {@link ShippedRubrics}; {@code null} for none
   * @param references a file in the form of MT-Bench's reference answers; {@code null} for none
   * @throws InvalidBenchException if anything is wrong with either, with all of it
   */
  public static RowRules read(
      SplitTable splits, @Nullable Source rubrics, @Nullable Source references)
      throws InvalidBenchException {
    Problems problems = new Problems();
    RubricSet set = rubrics == null ? null : rubrics(rubrics, problems);
    References answers = references == null ? References.NONE : references(references, problems);
    InvalidBenchException.throwIfAny(problems);
    return new RowRules(splits, set, answers);
  }

  private static @Nullable RubricSet rubrics(Source source, Problems problems) {
    try {
      return RubricSetReader.read(source, problems).orElse(null);
    } catch (RefusedFileException e) {
      Problem refusal = e.problem();
      String fix =
          refusal.fix()
              + "; rubric sets that need no file: "
              + String.join(", ", ShippedRubrics.NAMES);
      problems.add(
          new Problem(refusal.where(), refusal.what(), refusal.context(), refusal.found(), fix));
    } catch (IOException e) {
      problems.add(unreadable(source, e));
    }
    return null;
  }

  private static References references(Source source, Problems problems) {
    try {
      return new ReferencesReader(problems).read(source);
    } catch (RefusedFileException e) {
      problems.add(e.problem());
    } catch (IOException e) {
      problems.add(unreadable(source, e));
    }
    return References.NONE;
  }

  private static Problem unreadable(Source source, IOException fault) {
    String found =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    return new Problem(source.name(), "could not be read to its end", found, "check the file");
  }
}
