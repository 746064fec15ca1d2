package dev.janus.report;

import dev.janus.gate.GateOutcome;
import dev.janus.run.Check;
import dev.janus.run.CheckId;
import dev.janus.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** All reports of a run. */
@API(status = Status.EXPERIMENTAL)
public final class Reports {

  private static final String FOLDER = "report/";

  private Reports() {}

  /**
   * Returns the checks whose texts the reports quote. Texts are not needed to tell.
   *
   * @throws IllegalArgumentException if the run's header has no valid threshold
   */
  public static Set<CheckId> quoted(Run run) {
    RunFacts facts = RunFacts.of(run, List.of());
    return Stream.concat(Stream.of(facts.overall()), facts.splits().stream())
        .flatMap(Reports::quoted)
        .collect(Collectors.toSet());
  }

  private static Stream<CheckId> quoted(ScopeFacts scope) {
    Stream<Check> unscored =
        scope.scores().unscoredCounts().reasons().keySet().stream()
            .flatMap(reason -> UnscoredExample.of(scope.scores(), reason).stream())
            .map(UnscoredExample::check);
    return Stream.concat(scope.lowest().stream().map(LowCheck::check), unscored).map(Check::id);
  }

  /**
   * Returns the files that report on a run: {@code report/report.md}, {@code report/report.json}
   * and {@code report/<split>.md} for each split of the bench. The same run and outcomes give the
   * same bytes.
   *
   * @param run a whole or an interrupted run
   * @param outcomes what its gates decided, in the order to show them
   * @throws IllegalArgumentException if the run's header has no valid threshold
   */
  public static List<ReportFile> of(Run run, List<GateOutcome> outcomes) {
    RunFacts facts = RunFacts.of(run, outcomes);
    FileNames names = FileNames.of(run.header().bench().splits().keySet());
    MarkdownReport markdown = new MarkdownReport(facts, names);
    List<ReportFile> files = new ArrayList<>();
    files.add(new ReportFile(FOLDER + FileNames.OVERALL, markdown::writeOverall));
    files.add(new ReportFile(FOLDER + "report.json", new JsonReport(facts)::write));
    for (ScopeFacts split : facts.splits()) {
      files.add(
          new ReportFile(FOLDER + names.of(split.scope()), out -> markdown.writeSplit(split, out)));
    }
    return List.copyOf(files);
  }
}
