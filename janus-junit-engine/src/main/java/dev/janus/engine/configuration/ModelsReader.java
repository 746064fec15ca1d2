package dev.janus.engine.configuration;

import static dev.janus.engine.configuration.JanusConfiguration.JUDGE_REPEATS;
import static dev.janus.engine.configuration.JanusConfiguration.JUDGE_TEMPLATE;
import static dev.janus.engine.configuration.JanusConfiguration.SEED;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Price;
import dev.janus.chat.Sampling;
import dev.janus.chat.http.BaseUrl;
import dev.janus.chat.http.ModelRole;
import dev.janus.engine.configuration.ModelConfiguration.Terms;
import dev.janus.engine.configuration.ModelConfiguration.Transport;
import dev.janus.engine.configuration.Settings.Models;
import dev.janus.engine.configuration.Settings.Stops;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is configured about the generator and the judge. */
final class ModelsReader {

  /** The highest price, and the highest budget. */
  static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private final Values values;
  private final Profile profile;

  ModelsReader(Values values, Profile profile) {
    this.values = values;
    this.profile = profile;
  }

  Models read() {
    return new Models(
        model(ModelRole.GENERATOR),
        model(ModelRole.JUDGE),
        values.count(JUDGE_REPEATS).orElse(profile.repeats()),
        values.text(JUDGE_TEMPLATE));
  }

  private ModelConfiguration model(ModelRole role) {
    ModelKeys keys = ModelKeys.of(role);
    Sampling preset = profile.sampling();
    Sampling sampling =
        new Sampling(
            values.number(keys.temperature(), preset.temperature(), 0, 2),
            values.number(keys.topP(), preset.topP(), Double.MIN_VALUE, 1),
            values.countOrServer(keys.maxTokens(), preset.maxTokens()),
            values.wholeNumber(keys.seed()).or(() -> values.wholeNumber(SEED)).orElse(null));
    String url =
        values
            .parsed(keys.url(), text -> BaseUrl.parse(keys.url().key(), text).value())
            .orElse(null);
    ModelSettings settings =
        new ModelSettings(
            url == null ? "" : url,
            values.textOr(keys.model(), ""),
            values.text(keys.revision()),
            sampling);
    ModelConfiguration.Patience patience =
        new ModelConfiguration.Patience(
            values.seconds(keys.timeout(), Duration.ofMinutes(2)),
            values.seconds(keys.callTimeout(), Duration.ofMinutes(30)),
            values.count(keys.attempts()).orElse(8));
    return new ModelConfiguration(
        role, url, settings, values.text(keys.apiKeyEnv()), patience, terms(keys));
  }

  private Terms terms(ModelKeys keys) {
    return new Terms(
        values.choice(keys.transport(), Transport.class, Transport.DIRECT),
        values.count(keys.requestsPerMinute()).orElse(null),
        values.count(keys.tokensPerMinute()).orElse(null),
        price(keys));
  }

  private @Nullable Price price(ModelKeys keys) {
    BigDecimal input = values.decimal(keys.priceInput(), BigDecimal.ZERO, MOST).orElse(null);
    BigDecimal output = values.decimal(keys.priceOutput(), BigDecimal.ZERO, MOST).orElse(null);
    if (input != null && output != null) {
      return new Price(input, output);
    }
    if (input != null || output != null) {
      JanusConfiguration missing = input == null ? keys.priceInput() : keys.priceOutput();
      values.object(
          "%s: only one of two prices is given\n  fix: set %s too, to 0 where nothing is paid"
              .formatted(missing.key(), missing.key()));
    }
    return null;
  }

  /** A budget of money says nothing where a price is not known. */
  void requirePrices(Models models, Stops stops) {
    if (stops.budgetCost() != null) {
      Stream.of(models.generator(), models.judge())
          .filter(model -> model.terms().price() == null)
          .map(model -> ModelKeys.of(model.role()))
          .forEach(
              keys ->
                  values.object(
                      "janus.budget.cost: a price is not known\n  fix: set %s and %s, or janus.budget.tokens instead"
                          .formatted(keys.priceInput().key(), keys.priceOutput().key())));
    }
  }
}
