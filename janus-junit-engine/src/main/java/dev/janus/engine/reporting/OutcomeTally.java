package dev.janus.engine.reporting;

import dev.janus.engine.configuration.Settings.Demands;
import dev.janus.engine.descriptor.LeafDescriptor;
import dev.janus.engine.reporting.CheckOutcome.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;

/** The outcomes of many rubrics, as the result of one test. Of those that fail, a few are shown. */
final class OutcomeTally {

  private static final int NAMED = 5;
  private static final int SHOWN = 10;

  private final Demands demands;
  private final Kind low = new Kind();
  private final Kind undecided = new Kind();
  private int rubrics;

  OutcomeTally(Demands demands) {
    this.demands = demands;
  }

  /** Those that did not pass, of one kind. */
  private static final class Kind {

    private final List<String> names = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private String first = "";
    private int count;

    void add(String name, CheckOutcome outcome) {
      count++;
      if (names.size() < NAMED) {
        names.add(name);
      }
      if (details.size() < SHOWN) {
        details.add(name + "\n" + outcome.details());
        first = details.size() == 1 ? outcome.message() : first;
      }
    }

    /** Returns for example {@code 2 of 8 rubrics are}. */
    String of(int rubrics) {
      String noun = rubrics == 1 ? " rubric is" : count == 1 ? " rubrics is" : " rubrics are";
      return count + " of " + rubrics + noun;
    }

    String named() {
      String named = String.join(", ", names);
      return count > names.size() ? named + " and " + (count - names.size()) + " more" : named;
    }
  }

  void add(CheckOutcome outcome, String name) {
    rubrics++;
    if (outcome.decision() == Decision.LOW) {
      low.add(name + " (" + outcome.score() + ")", outcome);
    } else if (outcome.decision() == Decision.NONE) {
      undecided.add(name, outcome);
    }
  }

  /** Tells the result, and why where it is not good. */
  void finish(Stage stage, LeafDescriptor test) {
    List<String> details = new ArrayList<>(low.details);
    undecided.details.stream().limit(SHOWN - details.size()).forEach(details::add);
    if (!details.isEmpty()) {
      stage.print(test, String.join("\n", details));
    }
    stage.finish(test, result());
  }

  private TestExecutionResult result() {
    String threshold = demands.threshold().toPlainString();
    if (low.count > 0 && !demands.rubricsInform()) {
      return FailedTests.failed(
          below(threshold) + alsoUndecided(), "at least " + threshold, low.names.get(0));
    }
    if (undecided.count > 0) {
      return FailedTests.error(
          undecided.of(rubrics)
              + " without a verdict: "
              + undecided.named()
              + "\n"
              + undecided.first);
    }
    return low.count > 0
        ? FailedTests.inconclusive(below(threshold) + ": informs only")
        : TestExecutionResult.successful();
  }

  private String below(String threshold) {
    return low.of(rubrics) + " below the threshold " + threshold + ": " + low.named();
  }

  private String alsoUndecided() {
    return undecided.count == 0 ? "" : "; " + undecided.count + " without a verdict";
  }
}
