package dev.janus.dataset.hub;

import dev.janus.dataset.hub.HubScript.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A hub on the loopback interface with one repository, and a second server for the content of large
 * files. It keeps to the hub's protocol, except where a test scripts a fault.
 */
final class FakeHub implements AutoCloseable {

  /** Of the repository. */
  static final String ID = "org/name";

  private final MockWebServer web = new MockWebServer();
  private final MockWebServer cdn = new MockWebServer();
  private final HubScript script = new HubScript();
  private final HostedRepository repository;
  private final String prefix;

  FakeHub() {
    this("");
  }

  /**
   * Starts a mirror.
   *
   * @param prefix what all its paths start with
   */
  FakeHub(String prefix) {
    this.prefix = prefix;
    web.setDispatcher(dispatcher("hub", this::hub));
    cdn.setDispatcher(dispatcher("cdn", this::content));
    try {
      web.start();
      cdn.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    repository = new HostedRepository(endpoint(), contentHost());
  }

  /** Returns what {@code HF_ENDPOINT} is to be. */
  String endpoint() {
    return "http://localhost:" + web.getPort() + prefix;
  }

  String contentHost() {
    return "http://localhost:" + cdn.getPort();
  }

  /** Adds a file whose content comes from the hub itself. */
  FakeHub file(String commit, String path, byte[] content) {
    repository.file(commit, path, content);
    return this;
  }

  /** Adds a file in LFS: its content comes from the other server. */
  FakeHub largeFile(String commit, String path, byte[] content) {
    repository.largeFile(commit, path, content);
    return this;
  }

  FakeHub branch(String name, String commit) {
    repository.branch(name, commit);
    return this;
  }

  /**
   * Changes the reply to the next request like this. Scripts for like requests are used one after
   * another.
   *
   * @param line the end of what {@link Asked#line} returns, or a part of it
   */
  FakeHub script(String line, UnaryOperator<HubReply> change) {
    script.add(line, change);
    return this;
  }

  /** Changes the replies to the next requests like this. */
  FakeHub script(String line, int times, UnaryOperator<HubReply> change) {
    IntStream.range(0, times).forEach(i -> script(line, change));
    return this;
  }

  /** Returns the requests so far and forgets them. */
  List<Asked> takeAsked() {
    return script.takeAsked();
  }

  /** Returns the requests so far, one line each, and forgets them. */
  List<String> takeLines() {
    return takeAsked().stream().map(Asked::line).toList();
  }

  private Dispatcher dispatcher(String server, Function<Asked, HubReply> answer) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        Asked now =
            new Asked(server, request.getMethod(), request.getTarget(), request.getHeaders());
        script.note(now);
        return script.changed(now, answer.apply(now)).toMock(now.method().equals("HEAD"));
      }
    };
  }

  private HubReply hub(Asked request) {
    return request.target().startsWith(prefix + "/")
        ? repository.hub(
            request.method(), request.target().substring(prefix.length()), request.headers())
        : HubReply.of(404, Map.of(), "no such path");
  }

  private HubReply content(Asked request) {
    return repository.content(request.target(), request.headers());
  }

  @Override
  public void close() {
    web.close();
    cdn.close();
  }
}
