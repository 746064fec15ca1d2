package dev.janus.execution.cost;

import dev.janus.chat.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a run is going to ask, generation and judging apart. Calls are counted, tokens estimated.
 *
 * @param generation what the generator is asked
 * @param judging what the judge is asked, re-asks of useless replies not included
 * @param recorded how many calls the record answers already; they are not in the other two
 */
@API(status = Status.EXPERIMENTAL)
public record RunPlan(Part generation, Part judging, long recorded) {

  /**
   * What one model is asked.
   *
   * @param model its name
   * @param calls how many
   * @param tokens an estimate
   * @param cost of these tokens; null where no price is known
   */
  public record Part(String model, long calls, Usage tokens, @Nullable BigDecimal cost) {

    private String line(String role) {
      String calls = count(this.calls, "call");
      return "  %s %s: %s, about %s tokens in and %s out%s"
          .formatted(
              role,
              model.isEmpty() ? "(no model named)" : model,
              calls,
              number(tokens.input()),
              number(tokens.output()),
              cost == null ? "" : ", about " + money(cost));
    }
  }

  private static final MathContext SHOWN = new MathContext(3);

  /** Returns how many calls there are to make. */
  public long calls() {
    return generation.calls() + judging.calls();
  }

  /** Returns the estimated tokens of all calls. */
  public Usage tokens() {
    return generation.tokens().plus(judging.tokens());
  }

  /** Returns the plan for people, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "plan: %s, about %s tokens%s"
            .formatted(
                count(calls(), "call"),
                number(tokens().total()),
                generation.cost == null || judging.cost == null
                    ? ""
                    : ", about " + money(generation.cost.add(judging.cost))));
    lines.add(generation.line("generator"));
    lines.add(judging.line("judge"));
    if (recorded > 0) {
      lines.add("  recorded already: " + count(recorded, "call"));
    }
    return List.copyOf(lines);
  }

  private static String count(long calls, String noun) {
    return number(calls) + " " + noun + (calls == 1 ? "" : "s");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String money(BigDecimal amount) {
    return amount.round(SHOWN).stripTrailingZeros().toPlainString();
  }
}
