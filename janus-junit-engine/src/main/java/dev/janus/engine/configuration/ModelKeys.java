package dev.janus.engine.configuration;

import dev.janus.chat.http.ModelRole;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The keys that a generator and a judge have in common, for one of them. */
@API(status = Status.INTERNAL)
public record ModelKeys(ModelRole role) {

  public static ModelKeys of(ModelRole role) {
    return new ModelKeys(role);
  }

  public JanusConfiguration url() {
    return find("url");
  }

  public JanusConfiguration model() {
    return find("model");
  }

  public JanusConfiguration apiKeyEnv() {
    return find("api-key-env");
  }

  public JanusConfiguration revision() {
    return find("revision");
  }

  public JanusConfiguration temperature() {
    return find("temperature");
  }

  public JanusConfiguration topP() {
    return find("top-p");
  }

  public JanusConfiguration maxTokens() {
    return find("max-tokens");
  }

  public JanusConfiguration seed() {
    return find("seed");
  }

  public JanusConfiguration timeout() {
    return find("timeout");
  }

  public JanusConfiguration attempts() {
    return find("attempts");
  }

  public JanusConfiguration callTimeout() {
    return find("call-timeout");
  }

  public JanusConfiguration requestsPerMinute() {
    return find("requests-per-minute");
  }

  public JanusConfiguration tokensPerMinute() {
    return find("tokens-per-minute");
  }

  public JanusConfiguration priceInput() {
    return find("price-input");
  }

  public JanusConfiguration priceOutput() {
    return find("price-output");
  }

  public JanusConfiguration transport() {
    return find("transport");
  }

  private JanusConfiguration find(String setting) {
    return JanusConfiguration.find(role.key(setting)).orElseThrow();
  }
}
