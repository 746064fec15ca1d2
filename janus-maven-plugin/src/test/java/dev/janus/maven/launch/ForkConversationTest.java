package dev.janus.maven.launch;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForkConversationTest {

  private static final String DONE = new ForkMessage("done", Map.of()).toLine();

  private final List<String> heard = new ArrayList<>();
  private final ForkConversation conversation =
      new ForkConversation(
          new ForkListener() {
            @Override
            public void progress(Progress progress) {
              heard.add("progress " + progress.bench());
            }

            @Override
            public void output(String line) {
              heard.add("output " + line);
            }

            @Override
            public void warning(String line) {
              heard.add("warning " + line);
            }
          });

  @Test
  void what_is_no_message_is_passed_on() {
    conversation.output("hello");
    conversation.warning("oh");
    conversation.warning(DONE);
    assertEquals(List.of("output hello", "warning oh", "warning " + DONE), heard);
  }

  @Test
  void progress_is_passed_on_when_it_can_be_read() {
    conversation.output(new ForkMessage("progress", Map.of("janus.progress.name", "x")).toLine());
    conversation.output(
        new ForkMessage(
                "progress",
                Map.ofEntries(
                    entry("janus.progress.name", "demo"),
                    entry("janus.progress.split.done", "1"),
                    entry("janus.progress.split.total", "2"),
                    entry("janus.progress.done", "1"),
                    entry("janus.progress.total", "2"),
                    entry("janus.progress.calls", "2"),
                    entry("janus.progress.retries", "0"),
                    entry("janus.progress.throttled", "0"),
                    entry("janus.progress.limit", "16"),
                    entry("janus.progress.pause", "0"),
                    entry("janus.progress.unscored", "0")))
            .toLine());
    assertEquals(List.of("progress demo"), heard);
  }

  @Test
  void suites_and_faults_are_kept_in_order() throws ForkFailedException {
    SuiteSummary first = new SuiteSummary("demo", "demo.koala", 1, 2, 3, 4, 5);
    SuiteSummary second = new SuiteSummary("demo", "demo.flask", 5, 4, 3, 2, 1);
    conversation.output(first.toMessage().toLine());
    conversation.output(new Fault("", "broken").toMessage().toLine());
    conversation.output(second.toMessage().toLine());
    conversation.output(DONE);
    ForkOutcome outcome = conversation.outcome(7, 0);
    assertEquals(List.of(first, second), outcome.suites());
    assertEquals(List.of(new Fault("", "broken")), outcome.faults());
    assertEquals(6, outcome.decided("demo"));
    assertEquals(0, outcome.decided("other"));
  }

  @Test
  void a_fault_of_the_bench_comes_before_one_of_none() throws ForkFailedException {
    conversation.output(new Fault("", "general").toMessage().toLine());
    conversation.output(new Fault("demo", "particular").toMessage().toLine());
    conversation.output(DONE);
    ForkOutcome outcome = conversation.outcome(7, 0);
    assertEquals(Optional.of("particular"), outcome.firstFault("demo"));
    assertEquals(Optional.of("general"), outcome.firstFault("other"));
  }

  @Test
  void the_last_fault_tells_why_nothing_was_run() {
    conversation.output(new Fault("", "first").toMessage().toLine());
    conversation.output(new Fault("", "janus.limit: wrong\n  fix: right").toMessage().toLine());
    assertEquals("janus.limit: wrong\n  fix: right", failure(2));
  }

  @Test
  void the_last_lines_tell_why_it_ended_early() {
    IntStream.range(0, 30).forEach(i -> conversation.output("line " + i));
    conversation.warning("killed");
    String lines =
        IntStream.range(11, 30).mapToObj(i -> "    line " + i + "\n").reduce("", String::concat);
    assertEquals(
        "janus:run: the forked JVM ended before the run did\n"
            + "  found: exit code 137, after these lines\n"
            + lines
            + "    killed\n"
            + "  fix: remove the cause named there (for more memory, set <jvmArguments>) and run"
            + " again; what is in the run record is not paid for twice",
        failure(137));
  }

  @Test
  void a_very_long_last_line_is_cut() {
    conversation.output("x".repeat(500));
    conversation.output("y".repeat(501));
    assertEquals(
        List.of("    " + "x".repeat(500), "    " + "y".repeat(500) + "..."),
        failure(1).lines().skip(2).limit(2).toList());
  }

  @Test
  void an_end_without_a_word_is_a_failure() {
    assertEquals(
        "janus:run: the forked JVM ended before the run did\n"
            + "  found: exit code 0\n"
            + "  fix: remove the cause named there (for more memory, set <jvmArguments>) and run"
            + " again; what is in the run record is not paid for twice",
        failure(0));
  }

  @Test
  void an_exit_code_counts_even_after_the_run_is_done() {
    conversation.output(DONE);
    assertEquals("  found: exit code 1", failure(1).lines().skip(1).findFirst().orElse(""));
  }

  @Test
  void nothing_run_and_no_fault_is_told_by_the_exit_code() {
    assertEquals("  found: exit code 2", failure(2).lines().skip(1).findFirst().orElse(""));
  }

  private String failure(int exitCode) {
    return String.valueOf(
        assertThrows(ForkFailedException.class, () -> conversation.outcome(7, exitCode))
            .getMessage());
  }
}
