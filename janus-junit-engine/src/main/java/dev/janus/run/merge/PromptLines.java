package dev.janus.run.merge;

import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.run.Check;
import dev.janus.run.ResponseLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the lines about one prompt are in the record of its shard. Of lines about the same thing
 * the last one counts. Not thread-safe.
 */
final class PromptLines {

  /** Those without a response come last. */
  private static final int NO_RESPONSE = Integer.MAX_VALUE;

  /** The order of {@code run.jsonl} as it is read. */
  static final Comparator<PromptLines> ORDER_OF_THE_BENCH =
      Comparator.comparingInt((PromptLines lines) -> lines.index)
          .thenComparing(lines -> lines.prompt);

  private static final Comparator<VerdictAt> RUBRIC_THEN_REPEAT =
      Comparator.comparing(VerdictAt::rubric)
          .thenComparingInt(verdict -> verdict.judgement().repeat());

  private record ResponseAt(int turn, String finishReason, Span span) {}

  private record VerdictAt(String rubric, Judgement judgement, Span span) {

    boolean isAbout(VerdictAt other) {
      return rubric.equals(other.rubric) && judgement.repeat() == other.judgement.repeat();
    }
  }

  private final String prompt;
  private final String split;
  private final String cluster;
  private final List<ResponseAt> responses = new ArrayList<>(1);
  private final List<VerdictAt> verdicts = new ArrayList<>(4);
  private int index = NO_RESPONSE;

  PromptLines(String prompt, String split, String cluster) {
    this.prompt = prompt;
    this.split = split;
    this.cluster = cluster;
  }

  void addResponse(int position, int turn, String finishReason, Span span) {
    index = position;
    responses.removeIf(earlier -> earlier.turn == turn);
    responses.add(new ResponseAt(turn, finishReason, span));
  }

  /**
   * Adds a verdict.
   *
   * @param judgement what gates look at of it
   */
  void addVerdict(String rubric, Judgement judgement, Span span) {
    VerdictAt added = new VerdictAt(rubric, judgement, span);
    verdicts.removeIf(added::isAbout);
    verdicts.add(added);
  }

  String prompt() {
    return prompt;
  }

  String split() {
    return split;
  }

  int responseCount() {
    return responses.size();
  }

  int verdictCount() {
    return verdicts.size();
  }

  /** Returns where the responses are, in order of turn. */
  List<Span> responseSpans() {
    return responses.stream()
        .sorted(Comparator.comparingInt(ResponseAt::turn))
        .map(ResponseAt::span)
        .toList();
  }

  /** Returns where the verdicts are, in order of rubric and repeat. */
  List<Span> verdictSpans() {
    return verdicts.stream().sorted(RUBRIC_THEN_REPEAT).map(VerdictAt::span).toList();
  }

  /** Returns what gates look at of the responses, in no order. */
  List<ResponseLine> responses() {
    return responses.stream()
        .map(at -> new Response("", at.turn, "", Usage.NONE, at.finishReason, 0, 0, null))
        .map(response -> new ResponseLine(prompt, index, split, cluster, response))
        .toList();
  }

  /** Returns what gates decide on, in order of rubric. */
  List<Check> checks() {
    Map<String, List<Judgement>> byRubric = new LinkedHashMap<>();
    verdicts.stream()
        .sorted(RUBRIC_THEN_REPEAT)
        .forEach(
            verdict ->
                byRubric
                    .computeIfAbsent(verdict.rubric, rubric -> new ArrayList<>())
                    .add(verdict.judgement));
    return byRubric.entrySet().stream()
        .map(rubric -> new Check(split, prompt, cluster, rubric.getKey(), rubric.getValue()))
        .toList();
  }
}
