package dev.janus.chat.http;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers each request as a function says. */
final class ScriptedDispatcher extends Dispatcher {

  /** Answers one request. */
  @FunctionalInterface
  interface Script {
    MockResponse answer(String body) throws InterruptedException;
  }

  private final Script script;

  ScriptedDispatcher(Script script) {
    this.script = script;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    return script.answer(ChatServer.body(request));
  }
}
