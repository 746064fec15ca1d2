package dev.janus.maven.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How the tests of one split ended.
 *
 * @param bench name of the bench
 * @param name name of the report: the bench's and the split's
 * @param passed tests that passed
 * @param failed tests whose score or gate was too low
 * @param errors tests that could not be decided
 * @param skipped tests that did not run, known failures and inconclusive gates
 * @param decided tests of rubrics that passed or failed
 */
@API(status = Status.INTERNAL)
public record SuiteSummary(
    String bench, String name, int passed, int failed, int errors, int skipped, int decided) {

  /** Returns the split's part of the name. */
  public String split() {
    return name.startsWith(bench + ".") ? name.substring(bench.length() + 1) : name;
  }

  /** Returns the counts for people, those that are zero left out but for the passed ones. */
  public String counts() {
    StringBuilder counts = new StringBuilder().append(passed).append(" passed");
    append(counts, failed, "failed");
    append(counts, errors, errors == 1 ? "error" : "errors");
    append(counts, skipped, "skipped");
    return counts.toString();
  }

  ForkMessage toMessage() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("bench", bench);
    fields.put("name", name);
    fields.put("passed", Integer.toString(passed));
    fields.put("failed", Integer.toString(failed));
    fields.put("errors", Integer.toString(errors));
    fields.put("skipped", Integer.toString(skipped));
    fields.put("decided", Integer.toString(decided));
    return new ForkMessage(ForkMessage.SUITE, fields);
  }

  static SuiteSummary of(ForkMessage message) {
    return new SuiteSummary(
        message.text("bench"),
        message.text("name"),
        message.number("passed"),
        message.number("failed"),
        message.number("errors"),
        message.number("skipped"),
        message.number("decided"));
  }

  private static void append(StringBuilder counts, int count, String word) {
    if (count > 0) {
      counts.append(", ").append(count).append(' ').append(word);
    }
  }
}
