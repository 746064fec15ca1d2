package dev.janus.run;

import dev.janus.generate.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How much of the lines of a record is kept in memory. What figures are computed from is kept
 * always; texts, which make up nearly all of a record, where they are wanted.
 *
 * <p>Not thread-safe.
 */
final class Detail {

  private final Predicate<VerdictLine> verdicts;
  private final Predicate<ResponseLine> responses;
  private final Map<String, String> names = new HashMap<>();

  private Detail(Predicate<VerdictLine> verdicts, Predicate<ResponseLine> responses) {
    this.verdicts = verdicts;
    this.responses = responses;
  }

  /** Keeps everything. */
  static Detail all() {
    return new Detail(line -> true, line -> true);
  }

  /** Keeps no texts. */
  static Detail figures() {
    return new Detail(line -> false, line -> false);
  }

  /** Keeps the texts of these checks only, and the responses to their prompts. */
  static Detail of(Set<CheckId> quoted) {
    Set<String> prompts = quoted.stream().map(CheckId::prompt).collect(Collectors.toSet());
    return new Detail(
        line -> quoted.contains(new CheckId(line.prompt(), line.rubric())),
        line -> prompts.contains(line.prompt()));
  }

  RunLine of(RunLine line) {
    if (line instanceof VerdictLine verdict) {
      return verdicts.test(verdict) ? verdict : bare(verdict);
    }
    if (line instanceof ResponseLine response) {
      return responses.test(response) ? response : bare(response);
    }
    return line;
  }

  private VerdictLine bare(VerdictLine line) {
    return new VerdictLine(
        name(line.prompt()),
        name(line.rubric()),
        name(line.split()),
        name(line.cluster()),
        line.judgement().withoutTexts());
  }

  private ResponseLine bare(ResponseLine line) {
    Response response = line.response();
    return new ResponseLine(
        name(line.prompt()),
        line.index(),
        name(line.split()),
        name(line.cluster()),
        response.withoutText());
  }

  /** One text for all lines that name the same. */
  private String name(String text) {
    return names.computeIfAbsent(text, name -> name);
  }
}
