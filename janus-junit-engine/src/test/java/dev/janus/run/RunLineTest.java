package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a run record is a public contract: names, order and numbers of every field. */
class RunLineTest {

  static final String HEADER =
      "{\"type\":\"header\",\"schema\":1,\"run\":\"run-1\",\"started\":\"2026-11-20T10:00:00Z\",\"engine\":\"0.1.0\",\"process\":\"1@2026\",\"bench\":{\"location\":\"benches/x.jsonl\",\"revision\":\"c0ffee\",\"digest\":\"d1\",\"rows\":2001,\"splits\":{\"koala\":{\"prompts\":2000,\"rubrics\":8000},\"flask\":{\"prompts\":1,\"rubrics\":4}}},\"generator\":{\"url\":\"http://localhost:1/v1\",\"model\":\"tiny\",\"revision\":null,\"params\":{\"temperature\":0.7,\"top_p\":0.9,\"max_tokens\":256,\"seed\":7000000000}},\"judge\":{\"url\":\"http://localhost:2/v1\",\"model\":\"wise\",\"revision\":\"v2\",\"params\":{\"temperature\":null,\"top_p\":null,\"max_tokens\":null,\"seed\":null},\"repeats\":3,\"template\":\"t1\"},\"settings\":{\"janus.threshold\":\"3\",\"janus.gates\":\"\",\"janus.mode\":\"live\"}}";
  static final String SESSION =
      "{\"type\":\"session\",\"started\":\"2026-11-20T10:00:00Z\",\"process\":\"1@2026\",\"build\":\"\"}";
  static final String RESPONSE =
      "{\"type\":\"response\",\"key\":\"k-p1\",\"prompt\":\"p1\",\"index\":0,\"split\":\"koala\",\"cluster\":\"c-p1\",\"turn\":0,\"text\":\"Hi from p1\",\"usage\":{\"input\":10,\"output\":2},\"finishReason\":\"stop\",\"latencyMs\":250,\"attempts\":1,\"fingerprint\":null}";
  static final String VERDICT =
      "{\"type\":\"verdict\",\"key\":\"k-p1-style-1\",\"prompt\":\"p1\",\"rubric\":\"style\",\"split\":\"koala\",\"cluster\":\"c-p1\",\"repeat\":1,\"score\":4,\"unscored\":null,\"feedback\":\"Kind.\",\"raw\":\"Kind. [RESULT] 4\",\"usage\":{\"input\":20,\"output\":4},\"latencyMs\":300,\"attempts\":2,\"fingerprint\":null}";
  static final String UNSCORED =
      "{\"type\":\"verdict\",\"key\":\"k-p1-style-1\",\"prompt\":\"p1\",\"rubric\":\"style\",\"split\":\"koala\",\"cluster\":\"c-p1\",\"repeat\":1,\"score\":null,\"unscored\":\"off-scale\",\"feedback\":\"the judge named a score: 6\",\"raw\":\"Kind. [RESULT] 4\",\"usage\":{\"input\":20,\"output\":4},\"latencyMs\":300,\"attempts\":2,\"fingerprint\":null}";
  static final String GATE =
      "{\"type\":\"gate\",\"name\":\"mean\",\"split\":\"koala\",\"status\":\"passed\",\"value\":3.6666666666666667,\"threshold\":3.5,\"n\":3,\"clusters\":2,\"low\":3.1,\"high\":4.2,\"message\":\"mean 3.67 is at least 3.5\"}";
  static final String FOOTER =
      "{\"type\":\"footer\",\"finished\":\"2026-11-20T10:01:30Z\",\"responses\":2,\"verdicts\":8,\"unscored\":1,\"usage\":{\"input\":1000,\"output\":200},\"cost\":null,\"interrupted\":false}";

  private final RunLineWriter writer = new RunLineWriter();
  private final RunLineReader reader = new RunLineReader();

  static Stream<Arguments> lines() {
    return Stream.of(
        arguments(Lines.HEADER, HEADER),
        arguments(Lines.session(Lines.HEADER), SESSION),
        arguments(Lines.RESPONSE, RESPONSE),
        arguments(Lines.VERDICT, VERDICT),
        arguments(Lines.UNSCORED, UNSCORED),
        arguments(Lines.GATE, GATE),
        arguments(Lines.FOOTER, FOOTER));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void writes_each_line_in_its_form(RunLine line, String json) {
    assertEquals(Lines.summed(json), writer.write(line));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void reads_each_line(RunLine line, String json) throws Exception {
    assertEquals(line, reader.read(json));
  }

  @Test
  void a_gate_may_have_measured_nothing() throws Exception {
    var gate =
        new GateLine(
            "mean", "overall", "failed", null, BigDecimal.ZERO, 0, 0, null, null, "no verdicts");
    String json = writer.write(gate);
    assertEquals(
        Lines.summed(
            "{\"type\":\"gate\",\"name\":\"mean\",\"split\":\"overall\",\"status\":\"failed\",\"value\":null,\"threshold\":0,\"n\":0,\"clusters\":0,\"low\":null,\"high\":null,\"message\":\"no verdicts\"}"),
        json);
    assertEquals(gate, reader.read(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.50", "4.0", "100", "0.05", "0.00", "-0.25", "0.33333333333333333"})
  void a_gates_numbers_are_written_as_they_are(String written) throws Exception {
    var threshold = new BigDecimal(written);
    var gate = new GateLine("m", "s", "passed", threshold, threshold, 1, 1, null, null, "");
    String json = writer.write(gate);
    assertEquals(
        Lines.summed(
            "{\"type\":\"gate\",\"name\":\"m\",\"split\":\"s\",\"status\":\"passed\",\"value\":%1$s,\"threshold\":%1$s,\"n\":1,\"clusters\":1,\"low\":null,\"high\":null,\"message\":\"\"}"
                .formatted(written)),
        json);
    assertEquals(0, threshold.compareTo(((GateLine) reader.read(json)).threshold()));
  }

  @ParameterizedTest
  @EnumSource(UnscoredReason.class)
  void every_reason_has_a_name_that_is_read_again(UnscoredReason reason) throws Exception {
    var line = Lines.verdict("p1", "style", 2, Lines.unscored(reason));
    assertEquals(line, reader.read(writer.write(line)));
  }

  @Test
  void a_server_may_name_its_configuration() throws Exception {
    var response = new Response("k", 0, "Hi.", Usage.NONE, "stop", 1, 1, "fp_1");
    var line = new ResponseLine("p1", 0, "koala", "c-p1", response);
    assertTrue(writer.write(line).contains("\"attempts\":1,\"fingerprint\":\"fp_1\",\"sum\""));
    assertEquals(line, reader.read(writer.write(line)));
  }

  @Test
  void a_bench_and_its_models_may_have_no_revision_and_no_parameters() throws Exception {
    var server = new ModelSettings("", "m", null, Sampling.SERVER_DEFAULT);
    var header =
        new RunHeader(
            1,
            "r",
            Lines.STARTED.plusMillis(5),
            "",
            "",
            new BenchInfo("x", null, "", 0, Map.of()),
            server,
            new JudgeInfo(server, 1, ""),
            Map.of());
    assertEquals(header, reader.read(writer.write(header)));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", ""),
        arguments("a\nb\r\nc\td", "a\\nb\\r\\nc\\td"),
        arguments("\"\\/", "\\\"\\\\/"),
        arguments("\u0000\u0001\u001f", "\\u0000\\u0001\\u001F"),
        arguments("\u007f\u0085\u2028\u2029", "\u007f\u0085\u2028\u2029"),
        arguments("grün 日本 😀 👩‍👩‍👧 é", "grün 日本 😀 👩‍👩‍👧 é"),
        arguments("\ufeff", "\ufeff"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void keeps_any_text_on_one_line(String text, String written) throws Exception {
    String json = writer.write(saying(text));
    assertEquals(Lines.summed(RESPONSE.replace("Hi from p1", written)), json);
    assertEquals(saying(text), reader.read(json));
  }

  @Test
  void a_lone_surrogate_becomes_a_question_mark_as_it_does_in_keys() throws Exception {
    byte[] bytes = writer.write(saying("a\ud83db\ude00")).getBytes(StandardCharsets.UTF_8);
    assertEquals(saying("a?b?"), reader.read(new String(bytes, StandardCharsets.UTF_8)));
  }

  @Test
  void keeps_every_text_of_a_verdict() throws Exception {
    var line =
        new VerdictLine(
            "p\n1",
            "r\"1",
            "s\\",
            "c\u0000",
            new Judgement(
                "k😀", 3, new Scored(5, "\r\n"), "\t", Usage.NONE, Long.MAX_VALUE, 9, null));
    assertEquals(line, reader.read(writer.write(line)));
  }

  @Test
  void does_not_mind_fields_it_does_not_know_nor_their_order() throws Exception {
    String json = FOOTER.replace("{\"type\":\"footer\",", "{\"new\":[1],\"type\":\"footer\",");
    assertEquals(Lines.FOOTER, reader.read(json));
  }

  private static ResponseLine saying(String text) {
    var response = new Response("k-p1", 0, text, new Usage(10, 2), "stop", 250, 1, null);
    return new ResponseLine("p1", 0, "koala", "c-p1", response);
  }
}
