package dev.janus.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.janus.gate.GateOutcome;
import dev.janus.gate.GateStatus;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The report for programs: the same facts as the Markdown report, unrounded. */
final class JsonReport {

  /** Version of the form; a field that changes its meaning or goes raises it. */
  static final int SCHEMA = 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final RunFacts facts;

  JsonReport(RunFacts facts) {
    this.facts = facts;
  }

  void write(Writer out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature());
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    JsonFields fields = new JsonFields(json);
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    fields.write("status", GateStatus.of(facts.outcomes()).map(GateStatus::id).orElse(null));
    writeRun(json, fields);
    writeModels(json, fields);
    writeGates(json, fields);
    JsonScope scope = new JsonScope(json, fields);
    json.writeFieldName("overall");
    scope.write(facts.overall());
    json.writeArrayFieldStart("splits");
    for (ScopeFacts split : facts.splits()) {
      scope.write(split);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.write('\n');
  }

  private void writeRun(JsonGenerator json, JsonFields fields) throws IOException {
    Run run = facts.run();
    RunHeader header = run.header();
    RunFooter footer = run.footer();
    json.writeObjectFieldStart("run");
    fields.write("id", header.run());
    fields.write("engine", header.engine());
    fields.write("started", header.started().toString());
    fields.write("finished", footer == null ? null : footer.finished().toString());
    json.writeBooleanField("complete", run.isComplete());
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : header.settings().entrySet()) {
      fields.write(PlainText.wellFormed(setting.getKey()), setting.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeModels(JsonGenerator json, JsonFields fields) throws IOException {
    RunHeader header = facts.run().header();
    json.writeObjectFieldStart("bench");
    fields.write("location", header.bench().location());
    fields.write("revision", header.bench().revision());
    fields.write("digest", header.bench().digest());
    json.writeNumberField("rows", header.bench().rows());
    json.writeEndObject();
    json.writeObjectFieldStart("generator");
    fields.write("model", header.generator().model());
    fields.write("revision", header.generator().revision());
    json.writeEndObject();
    json.writeObjectFieldStart("judge");
    fields.write("model", header.judge().model().model());
    fields.write("revision", header.judge().model().revision());
    json.writeNumberField("repeats", header.judge().repeats());
    fields.write("template", header.judge().template());
    json.writeEndObject();
  }

  private void writeGates(JsonGenerator json, JsonFields fields) throws IOException {
    json.writeArrayFieldStart("gates");
    for (GateOutcome outcome : facts.outcomes()) {
      json.writeStartObject();
      fields.write("name", outcome.gate().name());
      fields.write("split", outcome.scope());
      fields.write("status", outcome.status().id());
      fields.write("value", outcome.measured().value());
      fields.write("threshold", outcome.gate().limit());
      json.writeNumberField("n", outcome.measured().n());
      json.writeNumberField("clusters", outcome.measured().clusters());
      fields.write("message", outcome.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
