package dev.janus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.bench.Split;
import dev.janus.chat.Usage;
import dev.janus.gate.Histogram;
import dev.janus.gate.RubricMean;
import dev.janus.gate.Scores;
import dev.janus.gate.Spread;
import dev.janus.gate.TruncatedCounts;
import dev.janus.gate.UnscoredCounts;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Check;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes what the JSON report says of one split, or of the whole bench. */
record JsonScope(JsonGenerator json, JsonFields fields) {

  void write(ScopeFacts facts) throws IOException {
    Scores scores = facts.scores();
    json.writeStartObject();
    fields.write("split", facts.scope());
    writeCounts(facts);
    fields.write("mean", scores.mean().orElse(null));
    if (facts.scope().equals(Split.OVERALL)) {
      fields.write("macroMean", scores.macroMean().orElse(null));
    }
    fields.write("passRate", scores.passRate().orElse(null));
    writeHistogram(scores.histogram());
    writeDimensions(scores);
    writeSpread(scores);
    writeUnscored(scores);
    writeResponses(scores.truncatedCounts());
    json.writeObjectFieldStart("tokens");
    writeUsage("generation", facts.tokens().generation());
    writeUsage("judging", facts.tokens().judging());
    json.writeEndObject();
    writeLowest(facts);
    json.writeEndObject();
  }

  private void writeCounts(ScopeFacts facts) throws IOException {
    Scores scores = facts.scores();
    json.writeNumberField("prompts", scores.prompts());
    json.writeNumberField("promptsExpected", facts.promptsExpected());
    json.writeNumberField("clusters", scores.clusters());
    json.writeNumberField("rubrics", scores.checks().size());
    json.writeNumberField("rubricsExpected", facts.rubricsExpected());
    json.writeNumberField("scored", scores.scored());
    json.writeNumberField("passed", scores.passed());
    json.writeNumberField("verdicts", scores.verdicts());
  }

  private void writeHistogram(Histogram histogram) throws IOException {
    json.writeObjectFieldStart("histogram");
    for (int score = ScoreDescriptions.LOWEST; score <= ScoreDescriptions.HIGHEST; score++) {
      json.writeNumberField(Integer.toString(score), histogram.of(score));
    }
    json.writeEndObject();
  }

  private void writeDimensions(Scores scores) throws IOException {
    json.writeArrayFieldStart("dimensions");
    for (RubricMean dimension : scores.rubricMeans()) {
      json.writeStartObject();
      fields.write("rubric", dimension.rubric());
      json.writeNumberField("rubrics", dimension.seen());
      json.writeNumberField("scored", dimension.scored());
      fields.write("mean", dimension.mean());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeSpread(Scores scores) throws IOException {
    Optional<Spread> spread = scores.spread();
    if (spread.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("repeats");
    json.writeNumberField("rubrics", spread.get().rubrics());
    json.writeNumberField("unanimous", spread.get().unanimous());
    json.writeNumberField("undecided", spread.get().undecided());
    fields.write("deviation", spread.get().deviation());
    json.writeArrayFieldStart("means");
    for (BigDecimal mean : scores.repeatMeans()) {
      json.writeNumber(mean);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeUnscored(Scores scores) throws IOException {
    UnscoredCounts counts = scores.unscoredCounts();
    json.writeObjectFieldStart("unscored");
    json.writeNumberField("verdicts", counts.unscored());
    fields.write("rate", scores.unscoredRate().orElse(null));
    fields.write("meanIfAll1", scores.meanWithUnscoredAt(ScoreDescriptions.LOWEST).orElse(null));
    fields.write("meanIfAll5", scores.meanWithUnscoredAt(ScoreDescriptions.HIGHEST).orElse(null));
    json.writeArrayFieldStart("reasons");
    for (UnscoredReason reason : counts.reasons().keySet()) {
      json.writeStartObject();
      fields.write("reason", reason.id());
      json.writeNumberField("verdicts", counts.of(reason));
      json.writeArrayFieldStart("examples");
      for (UnscoredExample example : UnscoredExample.of(scores, reason)) {
        json.writeStartObject();
        writeCheck(example.check());
        json.writeNumberField("repeat", example.repeat());
        fields.write("detail", example.verdict().detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeResponses(TruncatedCounts counts) throws IOException {
    json.writeObjectFieldStart("responses");
    json.writeNumberField("responses", counts.responses());
    json.writeNumberField("truncated", counts.truncated());
    fields.write("truncatedRate", counts.rate().orElse(null));
    json.writeNumberField("cutOff", counts.cutOff());
    json.writeNumberField("filtered", counts.filtered());
    json.writeNumberField("broken", counts.broken());
    json.writeNumberField("refused", counts.refused());
    json.writeEndObject();
  }

  private void writeUsage(String name, Usage usage) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("input", usage.input());
    json.writeNumberField("output", usage.output());
    json.writeEndObject();
  }

  private void writeLowest(ScopeFacts facts) throws IOException {
    json.writeArrayFieldStart("lowest");
    for (LowCheck low : facts.lowest()) {
      json.writeStartObject();
      writeCheck(low.check());
      fields.write("score", low.score());
      json.writeArrayFieldStart("scores");
      for (int score : low.check().scores()) {
        json.writeNumber(score);
      }
      json.writeEndArray();
      fields.write("feedback", low.feedback());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCheck(Check check) throws IOException {
    fields.write("split", check.split());
    fields.write("prompt", check.prompt());
    fields.write("rubric", check.rubric());
  }
}
