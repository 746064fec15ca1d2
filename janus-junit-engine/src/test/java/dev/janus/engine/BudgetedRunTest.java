package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that stops before it costs too much, or at the first failure. */
@Timeout(60)
class BudgetedRunTest {

  private static final int PROMPTS = 6;

  /** What the server says each call took. */
  private static final int TOKENS = 15;

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    return new JanusLauncher(folder)
        .server(server)
        .set("janus.concurrency", "1")
        .set("janus.generator.max-tokens", "5")
        .set("janus.judge.max-tokens", "5")
        .set("janus.gates", "*: minimumMean=1")
        .bench(new BenchFile().prompts("koala", "k", PROMPTS).write(folder.resolve("small.jsonl")));
  }

  /** Returns for how many tokens a question to the judge is taken, without its reply. */
  private long question() {
    Told told =
        launcher()
            .set("janus.output", folder.resolve("planned").toString())
            .set("janus.mode", "plan")
            .execute();
    Matcher planned =
        Pattern.compile("judge judge: 6 calls, about ([\\d,]+) tokens in")
            .matcher(told.notices().get(0));
    assertTrue(planned.find(), told.notices().get(0));
    // A plan takes responses for 2000 characters; "An answer." has 10.
    return Long.parseLong(planned.group(1).replace(",", "")) / PROMPTS - 500 + 3;
  }

  /** Returns a budget that some calls fit into, but not all. */
  private String tokens() {
    return Long.toString(question() + 5 + 5 * TOKENS);
  }

  /** Likewise, of money. */
  private String cost() {
    return new BigDecimal("0.00001")
        .multiply(BigDecimal.valueOf(question() + 10))
        .add(new BigDecimal("0.0006"))
        .toPlainString();
  }

  private static RunFooter footer(Run run) {
    RunFooter footer = run.footer();
    assertNotNull(footer);
    return footer;
  }

  private static JanusLauncher priced(JanusLauncher launcher) {
    return launcher
        .set("janus.generator.price-input", "1")
        .set("janus.generator.price-output", "2")
        .set("janus.judge.price-input", "10")
        .set("janus.judge.price-output", "20");
  }

  /** Asserts that a run stopped in good order, and that one without limits ends it. */
  private void assertStoppedAndGoesOn(JanusLauncher launcher, Told told, String key)
      throws Exception {
    Run half = launcher.run("small");
    int calls = half.responses().size() + half.checks().size();
    assertTrue(calls > 0 && calls < 2 * PROMPTS, "calls: " + calls);
    assertEquals(calls, server.requests());
    assertTrue(footer(half).interrupted());
    assertEquals(List.of(), half.gates());
    String outcomes = told.tests().toString();
    assertFalse(outcomes.contains("FAILED"), outcomes);
    assertTrue(
        outcomes.contains(
            "ABORTED: the run stopped: %s: the budget does not cover another request\n  found: "
                .formatted(key)),
        outcomes);
    assertEquals(
        "SKIPPED: the run stopped: %s: the budget does not cover another request".formatted(key),
        told.outcome("split:overall"));

    Told again = launcher.unset(key).process("jvm-2").execute();
    assertEquals("SUCCESSFUL", again.outcome("overall/_gate/mean"));
    assertEquals(2 * PROMPTS, server.requests());
    assertTrue(launcher.run("small").isComplete());
    assertEquals(half.header().run(), launcher.run("small").header().run());
  }

  @Test
  void a_budget_of_tokens_stops_a_run_that_the_next_one_goes_on_with() throws Exception {
    JanusLauncher launcher = launcher().set("janus.budget.tokens", tokens());
    Told told = launcher.execute();
    long spent = footer(launcher.run("small")).usage().total();
    assertEquals((long) TOKENS * server.requests(), spent);
    assertTrue(spent <= Long.parseLong(tokens()), "spent: " + spent);
    assertStoppedAndGoesOn(launcher, told, "janus.budget.tokens");
  }

  @Test
  void a_budget_of_money_stops_a_run_that_the_next_one_goes_on_with() throws Exception {
    JanusLauncher launcher = priced(launcher()).set("janus.budget.cost", cost());
    Told told = launcher.execute();
    BigDecimal cost = footer(launcher.run("small")).cost();
    assertNotNull(cost);
    // 10 tokens in and 5 out: 0.00002 for a response, 0.0002 for a verdict.
    BigDecimal expected =
        new BigDecimal("0.00002")
            .multiply(BigDecimal.valueOf(server.generations()))
            .add(new BigDecimal("0.0002").multiply(BigDecimal.valueOf(server.judgements())));
    assertEquals(0, expected.compareTo(cost), cost + " is not " + expected);
    assertStoppedAndGoesOn(launcher, told, "janus.budget.cost");
    BigDecimal whole = footer(launcher.run("small")).cost();
    assertNotNull(whole);
    assertEquals(0, new BigDecimal("0.00132").compareTo(whole));
  }

  @Test
  void what_an_earlier_session_spent_is_not_there_to_be_spent_again() throws Exception {
    JanusLauncher launcher = launcher().set("janus.budget.tokens", tokens());
    launcher.execute();
    int calls = server.requests();
    Told again = launcher.process("jvm-2").execute();
    // A smaller request than the one that was refused may still fit, but never beyond the budget.
    assertTrue(server.requests() - calls <= 2, "calls: " + (server.requests() - calls));
    assertTrue(footer(launcher.run("small")).usage().total() <= Long.parseLong(tokens()));
    assertFalse(launcher.run("small").isComplete());
    assertTrue(again.tests().toString().contains("ABORTED: the run stopped: janus.budget.tokens"));
  }

  @Test
  void a_budget_too_small_for_anything_asks_nothing() throws Exception {
    JanusLauncher launcher = launcher().set("janus.budget.tokens", "1");
    Told told = launcher.execute();
    assertEquals(0, server.requests());
    assertTrue(
        String.valueOf(told.outcome("koala/k1/r1"))
            .startsWith("ABORTED: the run stopped: janus.budget.tokens: "));
    assertTrue(footer(launcher.run("small")).interrupted());
  }

  @Test
  void a_budget_that_is_large_enough_changes_nothing() throws Exception {
    JanusLauncher launcher =
        priced(launcher()).set("janus.budget.tokens", "100000").set("janus.budget.cost", "1");
    Told told = launcher.execute();
    assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
    assertEquals(2 * PROMPTS, server.requests());
    assertTrue(launcher.run("small").isComplete());
  }

  private @Nullable BigDecimal cost(JanusLauncher launcher) throws Exception {
    launcher.execute();
    return footer(launcher.run("small")).cost();
  }

  @Test
  void the_footer_says_what_a_run_cost_where_all_prices_are_known() throws Exception {
    BigDecimal cost = cost(priced(launcher()));
    assertNotNull(cost);
    assertEquals(0, new BigDecimal("0.00132").compareTo(cost));
  }

  @Test
  void and_nothing_where_one_is_not() throws Exception {
    assertNull(
        cost(launcher().set("janus.judge.price-input", "1").set("janus.judge.price-output", "1")));
    assertNull(cost(launcher()));
  }

  @Test
  void fail_fast_stops_at_the_first_call_that_fails_for_good() throws Exception {
    server.generator(request -> isAbout(request, "k2") ? status(500) : says("Fine."));
    JanusLauncher launcher = launcher().set("janus.fail-fast", "true");
    Told told = launcher.execute();
    Run half = launcher.run("small");
    assertTrue(footer(half).interrupted());
    assertEquals(List.of(), half.gates());
    String failed = String.valueOf(told.outcome("koala/k2/r1"));
    assertTrue(failed.startsWith("FAILED: no verdict, no-response: "), failed);
    Map<String, String> tests = told.tests();
    assertTrue(
        tests.toString().contains("FAILED: janus.fail-fast: stopped at the first call that failed"),
        tests.toString());
    assertEquals(
        "SKIPPED: the run stopped: janus.fail-fast: stopped at the first call that failed",
        told.outcome("split:overall"));
    // Four prompts were under way when the second failed; their verdicts are not asked for.
    assertTrue(server.requests() <= 8, "calls: " + server.requests());

    int calls = server.requests();
    int paid = half.responses().size() + scored(half);
    assertEquals(calls - 1, paid);
    server.generator(request -> says("Fine."));
    Told again = launcher.process("jvm-2").execute();
    assertEquals("SUCCESSFUL", again.outcome("overall/_gate/mean"));
    assertEquals(2 * PROMPTS + 1, server.requests());
  }

  private static int scored(Run run) {
    return run.checks().stream().mapToInt(check -> check.scores().size()).sum();
  }

  @Test
  void without_it_all_others_are_tried() {
    server.generator(request -> isAbout(request, "k2") ? status(500) : says("Fine."));
    Told told = launcher().set("janus.fail-fast", "false").execute();
    assertEquals(PROMPTS, server.generations());
    assertEquals(PROMPTS - 1, server.judgements());
    assertEquals(
        1, told.tests().values().stream().filter(o -> o.startsWith("FAILED: no v")).count());
  }
}
