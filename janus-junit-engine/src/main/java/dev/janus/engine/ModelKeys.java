package dev.janus.engine;

import dev.janus.chat.http.ModelRole;

/** The keys that a generator and a judge have in common, for one of them. */
record ModelKeys(ModelRole role) {

  static ModelKeys of(ModelRole role) {
    return new ModelKeys(role);
  }

  JanusConfiguration url() {
    return find("url");
  }

  JanusConfiguration model() {
    return find("model");
  }

  JanusConfiguration apiKeyEnv() {
    return find("api-key-env");
  }

  JanusConfiguration revision() {
    return find("revision");
  }

  JanusConfiguration temperature() {
    return find("temperature");
  }

  JanusConfiguration topP() {
    return find("top-p");
  }

  JanusConfiguration maxTokens() {
    return find("max-tokens");
  }

  JanusConfiguration seed() {
    return find("seed");
  }

  JanusConfiguration timeout() {
    return find("timeout");
  }

  JanusConfiguration attempts() {
    return find("attempts");
  }

  private JanusConfiguration find(String setting) {
    return JanusConfiguration.find(role.key(setting)).orElseThrow();
  }
}
