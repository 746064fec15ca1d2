package dev.janus.report;

import dev.janus.gate.GateOutcome;
import dev.janus.run.Run;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** All reports of a run. */
@API(status = Status.EXPERIMENTAL)
public final class Reports {

  private static final String FOLDER = "report/";

  private Reports() {}

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
