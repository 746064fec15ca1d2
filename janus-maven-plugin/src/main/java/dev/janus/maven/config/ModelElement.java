package dev.janus.maven.config;

import java.util.EnumMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked. Maven fills the fields from elements of the same names; an element that is
 * absent leaves the engine's default.
 */
@API(status = Status.EXPERIMENTAL)
public sealed class ModelElement permits GeneratorElement, JudgeElement {
  private @Nullable String url;
  private @Nullable String model;
  private @Nullable String apiKeyEnv;
  private @Nullable String revision;
  private @Nullable String temperature;
  private @Nullable String topP;
  private @Nullable String maxTokens;
  private @Nullable String seed;
  private @Nullable String timeout;
  private @Nullable String attempts;
  private @Nullable String callTimeout;
  private @Nullable String requestsPerMinute;
  private @Nullable String tokensPerMinute;
  private @Nullable String priceInput;
  private @Nullable String priceOutput;
  private @Nullable String transport;

  ModelElement() {}

  /** Sets the base that {@code /chat/completions} is appended to. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** Sets the name the server knows the model by. */
  public void setModel(String model) {
    this.model = model;
  }

  /** Sets the name of the environment variable that holds the key. */
  public void setApiKeyEnv(String apiKeyEnv) {
    this.apiKeyEnv = apiKeyEnv;
  }

  /** Sets what pins the model's weights. */
  public void setRevision(String revision) {
    this.revision = revision;
  }

  /** Sets the temperature, 0 to 2, or {@code server}. */
  public void setTemperature(String temperature) {
    this.temperature = temperature;
  }

  /** Sets the nucleus, above 0, up to 1, or {@code server}. */
  public void setTopP(String topP) {
    this.topP = topP;
  }

  /** Sets how long a reply may be, in tokens, at least 1, or {@code server}. */
  public void setMaxTokens(String maxTokens) {
    this.maxTokens = maxTokens;
  }

  /** Sets the seed of the sampling. */
  public void setSeed(String seed) {
    this.seed = seed;
  }

  /** Sets how long one attempt may take, in seconds. */
  public void setTimeout(String timeout) {
    this.timeout = timeout;
  }

  /** Sets how often one call is tried, at least 1. */
  public void setAttempts(String attempts) {
    this.attempts = attempts;
  }

  /** Sets how long one call may take, attempts and waits together, in seconds. */
  public void setCallTimeout(String callTimeout) {
    this.callTimeout = callTimeout;
  }

  /** Sets how many requests it gets a minute, at least 1. */
  public void setRequestsPerMinute(String requestsPerMinute) {
    this.requestsPerMinute = requestsPerMinute;
  }

  /** Sets how many tokens it gets and gives a minute, at least 1. */
  public void setTokensPerMinute(String tokensPerMinute) {
    this.tokensPerMinute = tokensPerMinute;
  }

  /** Sets what a million tokens sent to it cost. */
  public void setPriceInput(String priceInput) {
    this.priceInput = priceInput;
  }

  /** Sets what a million tokens from it cost. */
  public void setPriceOutput(String priceOutput) {
    this.priceOutput = priceOutput;
  }

  /** Sets whether it is asked directly, {@code direct}, or in batches, {@code batch}. */
  public void setTransport(String transport) {
    this.transport = transport;
  }

  /** Returns the texts of the elements that are there, by the part of the model they set. */
  Map<ModelPart, String> texts() {
    Map<ModelPart, String> texts = new EnumMap<>(ModelPart.class);
    put(texts, ModelPart.URL, url);
    put(texts, ModelPart.MODEL, model);
    put(texts, ModelPart.API_KEY_ENV, apiKeyEnv);
    put(texts, ModelPart.REVISION, revision);
    put(texts, ModelPart.TEMPERATURE, temperature);
    put(texts, ModelPart.TOP_P, topP);
    put(texts, ModelPart.MAX_TOKENS, maxTokens);
    put(texts, ModelPart.SEED, seed);
    put(texts, ModelPart.TIMEOUT, timeout);
    put(texts, ModelPart.ATTEMPTS, attempts);
    put(texts, ModelPart.CALL_TIMEOUT, callTimeout);
    put(texts, ModelPart.REQUESTS_PER_MINUTE, requestsPerMinute);
    put(texts, ModelPart.TOKENS_PER_MINUTE, tokensPerMinute);
    put(texts, ModelPart.PRICE_INPUT, priceInput);
    put(texts, ModelPart.PRICE_OUTPUT, priceOutput);
    put(texts, ModelPart.TRANSPORT, transport);
    return texts;
  }

  static void put(Map<ModelPart, String> texts, ModelPart part, @Nullable String text) {
    if (text != null) {
      texts.put(part, text);
    }
  }
}
