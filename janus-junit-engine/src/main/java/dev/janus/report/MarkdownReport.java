package dev.janus.report;

import dev.janus.bench.Split;
import dev.janus.gate.GateOutcome;
import dev.janus.gate.GateStatus;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reports for people: one for the whole run, one for each split. Most important first. */
final class MarkdownReport {

  private static final int DIGEST_DIGITS = 12;

  private final RunFacts facts;

  private final FileNames names;

  MarkdownReport(RunFacts facts, FileNames names) {
    this.facts = facts;
    this.names = names;
  }

  void writeOverall(Writer out) throws IOException {
    out.write("# " + MarkdownText.of(facts.run().header().bench().location()) + "\n\n");
    writeBanner(facts.outcomes(), facts.overall(), out);
    sayThatItIsAReplay(out);
    warnOfSelfJudging(out);
    List<ScopeFacts> scopes = new ArrayList<>();
    scopes.add(facts.overall());
    scopes.addAll(facts.splits());
    writeGates(facts.outcomes(), out);
    out.write("## Splits\n\n");
    new MarkdownScores(scopes, this::link).write(out);
    writeMeans(out);
    new MarkdownDetails(scopes).write(out);
    writeRun(out);
  }

  void writeSplit(ScopeFacts split, Writer out) throws IOException {
    out.write("# " + MarkdownText.of(split.scope()) + "\n\n");
    writeBanner(split.outcomes(), split, out);
    sayThatItIsAReplay(out);
    out.write("One split of [the whole run](" + FileNames.OVERALL + ").\n\n");
    writeGates(split.outcomes(), out);
    out.write("## Scores\n\n");
    new MarkdownScores(List.of(split), MarkdownText::of).write(out);
    new MarkdownDetails(List.of(split)).write(out);
    writeRun(out);
  }

  private void sayThatItIsAReplay(Writer out) throws IOException {
    RunHeader header = facts.run().header();
    if (header.isReplay()) {
      out.write(
          "**A replay** of " + MarkdownText.of(header.transcript()) + ": no model was asked.\n\n");
    }
  }

  private String link(String scope) {
    return scope.equals(Split.OVERALL)
        ? "**" + scope + "**"
        : "[%s](%s)".formatted(MarkdownText.of(scope), names.of(scope));
  }

  private void writeBanner(List<GateOutcome> outcomes, ScopeFacts scope, Writer out)
      throws IOException {
    out.write(
        GateStatus.of(outcomes)
            .map(status -> "**%s**: %s".formatted(upper(status), count(outcomes)))
            .orElse("**NOT GATED**: no gate decides on this."));
    out.write("\n\n");
    writeGap(scope, out);
  }

  private void writeGap(ScopeFacts scope, Writer out) throws IOException {
    int seen = scope.scores().checks().size();
    String rubrics =
        "%s of %s rubrics".formatted(Figures.count(seen), Figures.count(scope.rubricsExpected()));
    if (!facts.run().isComplete()) {
      String how = facts.run().footer() == null ? "did not end" : "was interrupted";
      out.write("**The run is incomplete**: it %s, after %s.\n\n".formatted(how, rubrics));
    } else if (seen < scope.rubricsExpected()) {
      out.write("**Not all was run**: %s.\n\n".formatted(rubrics));
    }
  }

  private static String upper(GateStatus status) {
    return status.id().toUpperCase(Locale.ROOT);
  }

  /** For example {@code 8 gates: 1 failed, 7 passed}. */
  private static String count(List<GateOutcome> outcomes) {
    List<String> counts = new ArrayList<>();
    for (GateStatus status :
        List.of(GateStatus.FAILED, GateStatus.INCONCLUSIVE, GateStatus.PASSED)) {
      long count = outcomes.stream().filter(outcome -> outcome.status() == status).count();
      if (count > 0) {
        counts.add(count + " " + status.id());
      }
    }
    return "%s %s: %s."
        .formatted(
            outcomes.size(), outcomes.size() == 1 ? "gate" : "gates", String.join(", ", counts));
  }

  private void warnOfSelfJudging(Writer out) throws IOException {
    RunHeader header = facts.run().header();
    if (header.generator().isSameModelAs(header.judge().model())) {
      out.write("**The judge is the generator itself**: models favour their own answers.\n\n");
    }
  }

  private static void writeGates(List<GateOutcome> outcomes, Writer out) throws IOException {
    if (outcomes.isEmpty()) {
      return;
    }
    out.write("## Gates\n\n");
    MarkdownTable table =
        MarkdownTable.start(
            out, "lllrrl", List.of("Scope", "Gate", "Status", "Value", "Threshold", "Why"));
    for (GateOutcome outcome : outcomes) {
      table.row(
          List.of(
              MarkdownText.of(outcome.scope()),
              outcome.gate().name(),
              outcome.status() == GateStatus.PASSED
                  ? outcome.status().id()
                  : "**" + upper(outcome.status()) + "**",
              outcome.valueText(),
              outcome.gate().limitText(),
              MarkdownText.of(outcome.message())));
    }
    out.write("\n");
  }

  private void writeMeans(Writer out) throws IOException {
    long splits =
        facts.splits().stream().filter(split -> split.scores().mean().isPresent()).count();
    out.write(
        "Mean over all prompts (micro): %s. Mean over the means of %s %s (macro): %s.\n\n"
            .formatted(
                Figures.mean(facts.overall().scores().mean()),
                splits,
                splits == 1 ? "split" : "splits",
                Figures.mean(facts.overall().scores().macroMean())));
  }

  private void writeRun(Writer out) throws IOException {
    RunHeader header = facts.run().header();
    out.write("## Run\n\n");
    MarkdownTable table = MarkdownTable.start(out, "ll", List.of("What", "Value"));
    table.row(List.of("Bench", MarkdownText.of(header.bench().location())));
    if (header.bench().revision() != null) {
      table.row(List.of("Revision", MarkdownText.of(header.bench().revision())));
    }
    table.row(List.of("Bench digest", shortened(header.bench().digest())));
    table.row(List.of("Prompts in the bench", Figures.count(header.bench().rows())));
    table.row(
        List.of("Generator", model(header.generator().model(), header.generator().revision())));
    table.row(
        List.of("Judge", model(header.judge().model().model(), header.judge().model().revision())));
    table.row(List.of("Judgings of each rubric", Integer.toString(header.judge().repeats())));
    table.row(List.of("Judge template", shortened(header.judge().template())));
    for (var setting : header.settings().entrySet()) {
      table.row(List.of(MarkdownText.of(setting.getKey()), MarkdownText.of(setting.getValue())));
    }
    table.row(List.of("Started", header.started().toString()));
    table.row(List.of("Finished", finished(facts.run().footer())));
    table.row(List.of("Janus", MarkdownText.of(header.engine())));
    table.row(List.of("Run", MarkdownText.of(header.run())));
  }

  private static String model(String model, @Nullable String revision) {
    String name = MarkdownText.of(model);
    return revision == null ? name : name + " at " + MarkdownText.of(revision);
  }

  private static String shortened(String digest) {
    return MarkdownText.of(digest.substring(0, Math.min(DIGEST_DIGITS, digest.length())));
  }

  private static String finished(@Nullable RunFooter footer) {
    if (footer == null) {
      return "no";
    }
    return footer.finished() + (footer.interrupted() ? " (interrupted)" : " (complete)");
  }
}
