package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.Price;
import dev.janus.chat.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tokens of a run cost, exactly or not at all. */
class PricesTest {

  private static final Price CHEAP = new Price(new BigDecimal("0.15"), new BigDecimal("0.60"));
  private static final Price DEAR = new Price(new BigDecimal("3"), new BigDecimal("15"));
  private static final Usage MUCH = new Usage(1_000_000, 1_000_000);

  private static void assertCost(String expected, @Nullable BigDecimal actual) {
    assertNotNull(actual);
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual.toPlainString());
  }

  @Test
  void each_models_tokens_cost_what_its_price_says() {
    assertCost("18.75", new Prices(CHEAP, DEAR).cost(MUCH, MUCH));
    assertCost("0.00000015", new Prices(CHEAP, DEAR).cost(new Usage(1, 0), Usage.NONE));
    assertCost("0", new Prices(CHEAP, DEAR).cost(Usage.NONE, Usage.NONE));
  }

  @Test
  void a_price_that_is_needed_and_not_known_leaves_the_cost_unknown() {
    assertNull(Prices.UNKNOWN.cost(MUCH, MUCH));
    assertNull(Prices.UNKNOWN.cost(Usage.NONE, Usage.NONE));
    assertNull(new Prices(CHEAP, null).cost(MUCH, MUCH));
    assertNull(new Prices(null, DEAR).cost(MUCH, MUCH));
  }

  @Test
  void one_that_is_not_needed_may_be_unknown() {
    assertCost("0.75", new Prices(CHEAP, null).cost(MUCH, Usage.NONE));
    assertCost("18", new Prices(null, DEAR).cost(Usage.NONE, MUCH));
  }

  private static RunHeader header(String... settings) {
    Map<String, String> all = new LinkedHashMap<>(Lines.HEADER.settings());
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    RunHeader plain = Lines.HEADER;
    return new RunHeader(
        plain.schema(),
        plain.run(),
        plain.started(),
        plain.engine(),
        plain.process(),
        plain.bench(),
        plain.generator(),
        plain.judge(),
        all);
  }

  @Test
  void prices_are_those_of_the_header() {
    assertEquals(Prices.UNKNOWN, Prices.of(header()));
    assertEquals(
        new Prices(CHEAP, DEAR),
        Prices.of(
            header(
                "janus.generator.price-input", "0.15",
                "janus.generator.price-output", "0.60",
                "janus.judge.price-input", "3",
                "janus.judge.price-output", "15")));
    assertEquals(
        new Prices(null, DEAR),
        Prices.of(
            header(
                "janus.generator.price-input", "0.15",
                "janus.judge.price-input", "3",
                "janus.judge.price-output", "15")));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "1, -1", "much, 1"})
  void a_price_that_is_none_is_refused(String input, String output) {
    RunHeader header = header("janus.judge.price-input", input, "janus.judge.price-output", output);
    assertThrows(IllegalArgumentException.class, () -> Prices.of(header));
  }

  @ParameterizedTest
  @CsvSource({"0.00132, 0.00132", "0, 0", "120, 120", "1E+2, 1E+2", "0.0000001, 1E-7"})
  void a_footer_says_what_a_run_cost_and_is_read_again(String cost, String written)
      throws Exception {
    RunFooter footer =
        new RunFooter(Lines.STARTED, 1, 2, 0, new Usage(3, 4), new BigDecimal(cost), false);
    String line = new RunLineWriter().write(footer);
    assertEquals(
        Lines.summed(
            "{\"type\":\"footer\",\"finished\":\"2026-11-20T10:00:00Z\",\"responses\":1,\"verdicts\":2,\"unscored\":0,\"usage\":{\"input\":3,\"output\":4},\"cost\":%s,\"interrupted\":false}"
                .formatted(written)),
        line);
    RunFooter read = (RunFooter) new RunLineReader().read(line);
    assertCost(cost, read.cost());
  }

  @Test
  void a_footer_of_an_earlier_version_has_no_cost() throws Exception {
    String line = new RunLineWriter().write(Lines.FOOTER).replace("\"cost\":null,", "");
    assertEquals(Lines.FOOTER, new RunLineReader().read(line));
  }
}
