package dev.janus.execution.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Price;
import dev.janus.chat.Sampling;
import dev.janus.chat.TokenEstimate;
import dev.janus.chat.Usage;
import dev.janus.execution.PromptOrder;
import dev.janus.execution.RecordedPipeline;
import dev.janus.execution.cost.RunPlan.Part;
import dev.janus.generate.Response;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.JudgeTemplate;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.Check;
import dev.janus.run.Prices;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run is going to ask, and take. */
class RunPlanTest {

  private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN);

  private static ModelSettings model(String name, @Nullable Integer maxTokens) {
    return new ModelSettings("", name, null, new Sampling(null, null, maxTokens, null));
  }

  private static Judge judge(@Nullable Integer maxTokens) {
    return new Judge(
        request -> {
          throw new IllegalStateException("a plan asks nobody");
        },
        model("judge", maxTokens),
        JudgeTemplate.absolute(),
        key -> "fence");
  }

  private static PromptOrder order(String id, int rubrics, String... turns) {
    ScoreDescriptions scores = new ScoreDescriptions(List.of("a", "b", "c", "d", "e"));
    List<Rubric> all = new ArrayList<>();
    for (int i = 1; i <= rubrics; i++) {
      all.add(new Rubric("r" + i, "Good?", scores));
    }
    Prompt prompt = new Prompt(id, 0, "s", "", "", List.of(turns), "", List.of(), all);
    return new PromptOrder(prompt, all);
  }

  private static RunPlan plan(RunPlanner planner, List<PromptOrder> orders) {
    return planner.plan(orders.iterator(), orders.size());
  }

  private static RunPlanner planner(int repeats) {
    return new RunPlanner(model("gen", 100), judge(50), repeats, Prices.UNKNOWN);
  }

  @Test
  void a_plan_is_told_in_lines() {
    Part generation = new Part("gen", 80_000, new Usage(1_234_567, 40_000_000), null);
    Part judging = new Part("", 1, new Usage(10, 5), null);
    assertEquals(
        List.of(
            "plan: 80,001 calls, about 41,234,582 tokens",
            "  generator gen: 80,000 calls, about 1,234,567 tokens in and 40,000,000 out",
            "  judge (no model named): 1 call, about 10 tokens in and 5 out"),
        new RunPlan(generation, judging, 0).lines());
  }

  @Test
  void costs_are_told_to_three_digits_and_what_is_recorded_last() {
    Part generation = new Part("gen", 0, Usage.NONE, new BigDecimal("1234.5678"));
    Part judging = new Part("judge", 1, new Usage(1, 0), new BigDecimal("0.000123456"));
    assertEquals(
        List.of(
            "plan: 1 call, about 1 tokens, about 1230",
            "  generator gen: 0 calls, about 0 tokens in and 0 out, about 1230",
            "  judge judge: 1 call, about 1 tokens in and 0 out, about 0.000123",
            "  recorded already: 1,000 calls"),
        new RunPlan(generation, judging, 1000).lines());
    assertEquals("  recorded already: 1 call", new RunPlan(generation, judging, 1).lines().get(3));
  }

  @Test
  void a_sum_is_told_only_where_both_costs_are_known() {
    Part known = new Part("gen", 0, Usage.NONE, BigDecimal.ONE);
    Part unknown = new Part("judge", 0, Usage.NONE, null);
    assertEquals("plan: 0 calls, about 0 tokens", new RunPlan(known, unknown, 0).lines().get(0));
    assertEquals("plan: 0 calls, about 0 tokens", new RunPlan(unknown, known, 0).lines().get(0));
  }

  @Test
  void nothing_ordered_is_nothing_to_ask() {
    RunPlan plan = plan(planner(1), List.of());
    assertEquals(0, plan.calls());
    assertEquals(Usage.NONE, plan.tokens());
  }

  @Test
  void each_turn_is_generated_and_each_rubric_judged_as_often_as_repeated() {
    RunPlan plan = plan(planner(3), List.of(order("p", 2, "One?", "Two?"), order("q", 1, "One?")));
    assertEquals(3, plan.generation().calls());
    assertEquals(9, plan.judging().calls());
    assertEquals(12, plan.calls());
    assertEquals(0, plan.recorded());
  }

  @Test
  void tokens_are_estimated_from_the_texts_and_the_longest_replies_allowed() {
    RunPlan plan = plan(planner(1), List.of(order("p", 1, "12345678")));
    assertEquals(new Usage(2, 100), plan.generation().tokens());
    assertEquals(50, plan.judging().tokens().output());
    JudgeRequest asked =
        new JudgeRequest(
            Conversation.of("", "12345678"),
            "x".repeat(2000),
            "",
            order("p", 1, "12345678").rubrics().get(0),
            1);
    assertEquals(TokenEstimate.of(judge(50).unfenced(asked)), plan.judging().tokens().input());
  }

  @Test
  void a_reply_of_any_length_is_taken_for_the_usual_one() {
    RunPlanner planner = new RunPlanner(model("gen", null), judge(null), 1, Prices.UNKNOWN);
    RunPlan plan = plan(planner, List.of(order("p", 1, "Well?")));
    assertEquals(500, plan.generation().tokens().output());
    assertEquals(180, plan.judging().tokens().output());
    RunPlanner generous = new RunPlanner(model("gen", 4096), judge(4096), 1, Prices.UNKNOWN);
    assertEquals(plan, plan(generous, List.of(order("p", 1, "Well?"))));
  }

  @Test
  void a_later_turn_takes_what_was_said_before_along() {
    RunPlan plan = plan(planner(1), List.of(order("p", 1, "1234", "5678")));
    // 1 token; then 1, a response of 500 and 1.
    assertEquals(new Usage(503, 200), plan.generation().tokens());
  }

  @Test
  void costs_follow_from_prices() {
    RunPlanner planner = new RunPlanner(model("gen", 100), judge(50), 1, new Prices(PRICE, null));
    RunPlan plan = plan(planner, List.of(order("p", 1, "12345678")));
    assertEquals(0, new BigDecimal("0.001002").compareTo(plan.generation().cost()));
    assertNull(plan.judging().cost());
  }

  @Test
  void of_a_large_bench_a_part_is_looked_at_and_the_whole_is_counted() {
    List<PromptOrder> orders = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      // Every fifth is looked at, and all of these are alike.
      orders.add(order("p" + i, 2, i % 5 == 0 ? "12345678" : "1234"));
    }
    RunPlan plan = plan(planner(2), orders);
    assertEquals(1001, plan.generation().calls());
    assertEquals(4004, plan.judging().calls());
    assertEquals(new Usage(2002, 100_100), plan.generation().tokens());
    assertEquals(200_200, plan.judging().tokens().output());
  }

  @Test
  void up_to_250_prompts_all_are_looked_at() {
    List<PromptOrder> orders = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      orders.add(order("p" + i, 1, i == 249 ? "1234".repeat(1000) : "1234"));
    }
    assertEquals(1249, plan(planner(1), orders).generation().tokens().input());
  }

  private static Check check(String prompt, String rubric, Verdict... verdicts) {
    List<Judgement> judgements = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      int repeat = judgements.size() + 1;
      judgements.add(new Judgement("", repeat, verdict, "", Usage.NONE, 0, 1, null));
    }
    return new Check("s", prompt, "c", rubric, judgements);
  }

  private static ResponseLine response(String prompt, int turn) {
    return new ResponseLine(
        prompt, 0, "s", "c", new Response("", turn, "Hi", Usage.NONE, "", 0, 1, null));
  }

  private static Run run(List<ResponseLine> responses, List<Check> checks) {
    return new Run(RecordedPipeline.HEADER, List.of(), responses, checks, List.of(), null, true);
  }

  @Test
  void what_is_recorded_is_not_asked_again() {
    Run earlier =
        run(
            List.of(response("p", 0), response("p", 1), response("q", 0)),
            List.of(
                check("p", "r1", new Scored(4, ""), new Scored(5, "")),
                check("p", "r2", new Scored(3, ""))));
    RunPlan plan =
        plan(
            planner(2).without(earlier),
            List.of(order("p", 2, "One?", "Two?"), order("q", 1, "One?", "Two?")));
    assertEquals(1, plan.generation().calls());
    assertEquals(3, plan.judging().calls());
    assertEquals(6, plan.recorded());
    assertTrue(plan.lines().contains("  recorded already: 6 calls"));
  }

  @Test
  void a_verdict_that_a_server_failed_to_give_is_asked_for_again_and_a_useless_one_is_not() {
    Run earlier =
        run(
            List.of(response("p", 0)),
            List.of(
                check("p", "r1", new Unscored(UnscoredReason.JUDGE_UNAVAILABLE, "")),
                check("p", "r2", new Unscored(UnscoredReason.NO_SCORE, ""))));
    RunPlan plan = plan(planner(1).without(earlier), List.of(order("p", 2, "One?")));
    assertEquals(0, plan.generation().calls());
    assertEquals(1, plan.judging().calls());
    assertEquals(2, plan.recorded());
  }

  @Test
  void what_is_recorded_and_not_ordered_counts_nowhere() {
    Run earlier =
        run(
            List.of(response("other", 0), response("p", 0), response("p", 1)),
            List.of(
                check("other", "r1", new Scored(4, "")),
                check("p", "r1", new Scored(4, ""), new Scored(4, ""), new Scored(4, ""))));
    RunPlan plan = plan(planner(2).without(earlier), List.of(order("p", 1, "One?")));
    assertEquals(0, plan.calls());
    assertEquals(3, plan.recorded());
    assertEquals(Usage.NONE, plan.tokens());
  }
}
