package dev.janus.execution.cost;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Price;
import dev.janus.chat.TokenEstimate;
import dev.janus.chat.Usage;
import dev.janus.execution.PromptOrder;
import dev.janus.execution.cost.RunPlan.Part;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import dev.janus.run.Check;
import dev.janus.run.CheckId;
import dev.janus.run.Prices;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a run is going to ask, and estimates its tokens on a part of the prompts, evenly
 * chosen. An instance plans one run.
 */
@API(status = Status.EXPERIMENTAL)
public final class RunPlanner {

  /**
   * The length of a response in tokens of four characters: 494 in the mean of the 320 responses to
   * Vicuna Bench of four models that come with prometheus-eval.
   */
  private static final int RESPONSE_TOKENS = 500;

  /** Likewise of GPT-4's feedback on them: 175 in the mean of 960, and a score. */
  private static final int VERDICT_TOKENS = 180;

  /** How many prompts are looked at closely. */
  private static final int SAMPLE = 250;

  private static final String RESPONSE = "word ".repeat(RESPONSE_TOKENS * 4 / 5);

  private final ModelSettings generator;
  private final Judge judge;
  private final int repeats;
  private final Prices prices;
  private final Map<String, Integer> responses = new HashMap<>();
  private final Map<CheckId, Integer> verdicts = new HashMap<>();
  private long generations;
  private long judgings;
  private long recorded;
  private Usage sampledGeneration = Usage.NONE;
  private Usage sampledJudging = Usage.NONE;
  private long sampledGenerations;
  private long sampledJudgings;

  /**
   * Creates a planner.
   *
   * @param repeats how often each rubric is judged
   */
  public RunPlanner(ModelSettings generator, Judge judge, int repeats, Prices prices) {
    this.generator = generator;
    this.judge = judge;
    this.repeats = repeats;
    this.prices = prices;
  }

  /** Takes note of what an earlier session of the run has recorded. */
  public RunPlanner without(Run earlier) {
    for (ResponseLine line : earlier.responses()) {
      responses.merge(line.prompt(), 1, Integer::sum);
    }
    for (Check check : earlier.checks()) {
      int known = (int) check.judgements().stream().filter(RunPlanner::counts).count();
      verdicts.put(check.id(), known);
    }
    return this;
  }

  private static boolean counts(Judgement judgement) {
    return !(judgement.verdict() instanceof Unscored unscored && unscored.reason().isTransport());
  }

  /**
   * Plans.
   *
   * @param orders what is to run
   * @param prompts how many orders there are
   */
  public RunPlan plan(Iterator<PromptOrder> orders, long prompts) {
    long stride = Math.max(1, (prompts + SAMPLE - 1) / SAMPLE);
    for (long position = 0; orders.hasNext(); position++) {
      PromptOrder order = orders.next();
      count(order);
      if (position % stride == 0) {
        estimate(order);
      }
    }
    Usage generation = scaled(sampledGeneration, generations, sampledGenerations);
    Usage judging = scaled(sampledJudging, judgings, sampledJudgings);
    return new RunPlan(
        part(generator.model(), generations, generation, prices.generator()),
        part(judge.settings().model(), judgings, judging, prices.judge()),
        recorded);
  }

  private static Part part(String model, long calls, Usage tokens, @Nullable Price price) {
    return new Part(model, calls, tokens, price == null ? null : price.of(tokens));
  }

  private void count(PromptOrder order) {
    Prompt prompt = order.prompt();
    int turns = prompt.turns().size();
    int known = Math.min(turns, responses.getOrDefault(prompt.id(), 0));
    generations += turns - known;
    recorded += known;
    for (Rubric rubric : order.rubrics()) {
      int judged =
          Math.min(repeats, verdicts.getOrDefault(new CheckId(prompt.id(), rubric.id()), 0));
      judgings += repeats - judged;
      recorded += judged;
    }
  }

  private void estimate(PromptOrder order) {
    Prompt prompt = order.prompt();
    Conversation conversation = Conversation.of(prompt.system(), prompt.turns().get(0));
    generation(conversation);
    for (String turn : prompt.turns().subList(1, prompt.turns().size())) {
      conversation = conversation.then(RESPONSE, turn);
      generation(conversation);
    }
    for (Rubric rubric : order.rubrics()) {
      JudgeRequest request =
          new JudgeRequest(conversation, RESPONSE, prompt.referenceAnswer(), rubric, 1);
      long input = TokenEstimate.of(judge.unfenced(request));
      sampledJudging = sampledJudging.plus(reply(input, VERDICT_TOKENS, judge.settings()));
      sampledJudgings++;
    }
  }

  private void generation(Conversation conversation) {
    sampledGeneration =
        sampledGeneration.plus(reply(TokenEstimate.of(conversation), RESPONSE_TOKENS, generator));
    sampledGenerations++;
  }

  private static Usage reply(long input, int output, ModelSettings model) {
    Integer maximum = model.sampling().maxTokens();
    return new Usage(input, maximum == null ? output : Math.min(output, maximum));
  }

  private static Usage scaled(Usage sampled, long calls, long sampledCalls) {
    if (sampledCalls == 0) {
      return Usage.NONE;
    }
    double factor = (double) calls / sampledCalls;
    return new Usage(Math.round(sampled.input() * factor), Math.round(sampled.output() * factor));
  }
}
