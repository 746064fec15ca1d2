package dev.janus.maven.config;

/** What can be set of a model, and how the XML and the configuration keys call it. */
enum ModelPart {
  URL("url", "url", ValueKind.TEXT),
  MODEL("model", "model", ValueKind.TEXT),
  API_KEY_ENV("apiKeyEnv", "api-key-env", ValueKind.TEXT),
  REVISION("revision", "revision", ValueKind.TEXT),
  TEMPERATURE("temperature", "temperature", ValueKind.TEMPERATURE),
  TOP_P("topP", "top-p", ValueKind.NUCLEUS),
  MAX_TOKENS("maxTokens", "max-tokens", ValueKind.TOKENS),
  SEED("seed", "seed", ValueKind.WHOLE),
  TIMEOUT("timeout", "timeout", ValueKind.SECONDS),
  ATTEMPTS("attempts", "attempts", ValueKind.COUNT),
  CALL_TIMEOUT("callTimeout", "call-timeout", ValueKind.SECONDS),
  REQUESTS_PER_MINUTE("requestsPerMinute", "requests-per-minute", ValueKind.COUNT),
  TOKENS_PER_MINUTE("tokensPerMinute", "tokens-per-minute", ValueKind.COUNT),
  PRICE_INPUT("priceInput", "price-input", ValueKind.MONEY),
  PRICE_OUTPUT("priceOutput", "price-output", ValueKind.MONEY),
  TRANSPORT("transport", "transport", ValueKind.TRANSPORT),
  /** Of the judge only. */
  REPEATS("repeats", "repeats", ValueKind.COUNT),
  /** Of the judge only. */
  TEMPLATE("template", "template", ValueKind.TEXT);

  private final String element;
  private final String keyPart;
  private final ValueKind kind;

  ModelPart(String element, String keyPart, ValueKind kind) {
    this.element = element;
    this.keyPart = keyPart;
    this.kind = kind;
  }

  /**
   * Returns the setting.
   *
   * @param model {@code generator} or {@code judge}
   */
  Setting of(String model) {
    return new Setting("janus." + model + "." + keyPart, "<" + model + "><" + element + ">", kind);
  }
}
