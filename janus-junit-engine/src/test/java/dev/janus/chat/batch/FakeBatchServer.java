package dev.janus.chat.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that keeps to OpenAI's Batch API, except where a test scripts
 * a fault, and answers the same requests directly as well. It counts what it is asked, and which
 * requests it would have charged for.
 */
public final class FakeBatchServer implements AutoCloseable {

  public static final String UPLOAD = "POST /files";
  public static final String CREATE = "POST /batches";
  public static final String LIST = "GET /batches";
  public static final String STATUS = "GET /batches/{id}";
  public static final String CONTENT = "GET /files/{id}/content";
  public static final String DELETE = "DELETE /files/{id}";
  public static final String ASK = "POST /chat/completions";

  static {
    // Else the JDK's server holds the second packet of each reply back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern ID = Pattern.compile("(/files|/batches)/([^/]+)");

  /** What fits into a batch. */
  record Rules(int requests, long bytes) {}

  /** What is sent back. */
  record Reply(int status, String body, @Nullable String retryAfter, boolean cut) {}

  /** How often each request of a batch was charged for, by name. */
  public final Map<String, Integer> paid = new TreeMap<>();

  /** How many requests were charged for that were sent directly. */
  public int paidDirectly;

  final List<String> calls = new ArrayList<>();
  final List<String> authorizations = new ArrayList<>();
  final List<FakeBatch> batches = new ArrayList<>();
  final Map<String, String> files = new LinkedHashMap<>();
  final List<String> uploads = new ArrayList<>();
  private final Map<String, Deque<Function<Reply, Reply>>> scripts = new HashMap<>();
  private final Map<String, Deque<Reply>> refusals = new HashMap<>();
  private final HttpServer server;
  private int deleted;
  Rules rules = new Rules(50_000, 200_000_000);

  /** What new batches go through, one state each time one of them is looked at. */
  public List<String> states = List.of("validating", "in_progress", "finalizing");

  final Deque<FakeBatch.End> ends = new ArrayDeque<>();
  public Function<JsonNode, FakeAnswer> answers =
      line -> FakeAnswer.completion(line, "re: " + FakeAnswer.user(line));

  /** Batches that may be under way at one time. */
  int queue = Integer.MAX_VALUE;

  /** How many batches are on a page of the list. */
  int page = 2;

  /** Is told of each call before it is worked off. */
  public Consumer<String> before = call -> {};

  /** Is told of each call after it was worked off, before it is answered. */
  public Consumer<String> after = call -> {};

  /** Starts. */
  public FakeBatchServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1", this::handle);
    server.start();
  }

  /** Returns what paths are appended to. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1";
  }

  /** Changes the reply to the next call like this; those for like calls are used one by one. */
  FakeBatchServer script(String call, Function<Reply, Reply> change) {
    scripts.computeIfAbsent(call, key -> new ArrayDeque<>()).add(change);
    return this;
  }

  /** Replies to the next such call with a status; the call is not worked off. */
  public FakeBatchServer refuse(String call, int status, String body) {
    refusals
        .computeIfAbsent(call, key -> new ArrayDeque<>())
        .add(new Reply(status, body, "0", false));
    return this;
  }

  /** Returns how many batches were created. */
  public synchronized int batches() {
    return batches.size();
  }

  /** Returns how many files there are. */
  public synchronized int files() {
    return files.size();
  }

  /** Returns how often a call was made. */
  public long count(String call) {
    synchronized (calls) {
      return calls.stream().filter(call::equals).count();
    }
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/v1".length());
    Matcher id = ID.matcher(path);
    String call =
        exchange.getRequestMethod() + " " + (id.find() ? id.replaceFirst("$1/{id}") : path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    synchronized (calls) {
      calls.add(call);
    }
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    try {
      before.accept(call);
      Deque<Reply> refusal = refusals.getOrDefault(call, new ArrayDeque<>());
      Reply reply = refusal.isEmpty() ? reply(call, exchange, body) : refusal.removeFirst();
      after.accept(call);
      send(exchange, changed(call, reply));
    } catch (DroppedException e) {
      exchange.close();
    }
  }

  /** Thrown by a hook: the connection breaks without a reply. */
  public static final class DroppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it. */
    public DroppedException() {}
  }

  private Reply changed(String call, Reply reply) {
    Deque<Function<Reply, Reply>> script = scripts.getOrDefault(call, new ArrayDeque<>());
    return script.isEmpty() ? reply : script.removeFirst().apply(reply);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    if (reply.retryAfter() != null) {
      exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
    }
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes, 0, reply.cut() ? bytes.length / 2 : bytes.length);
    }
    exchange.close();
  }

  private Reply reply(String call, HttpExchange exchange, String body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.replaceFirst("/v1/[a-z]+/", "").replace("/content", "");
    return switch (call) {
      case UPLOAD -> upload(body);
      case CREATE -> create(MAPPER.readTree(body));
      case LIST -> list(String.valueOf(exchange.getRequestURI().getQuery()));
      case STATUS -> status(id);
      case CONTENT -> content(id);
      case DELETE -> delete(id);
      case ASK -> answerDirectly(MAPPER.readTree(body));
      default -> error(404, "no such path");
    };
  }

  static Reply error(int status, String message) {
    ObjectNode error = MAPPER.createObjectNode();
    error.putObject("error").put("message", message);
    return new Reply(status, error.toString(), null, false);
  }

  private static Reply ok(Object json) {
    return new Reply(200, json.toString(), null, false);
  }

  /** Takes what is between the boundaries of a form with the fields purpose and file. */
  private Reply upload(String form) {
    String boundary = form.substring(0, form.indexOf("\r\n"));
    String[] parts = form.split(Pattern.quote(boundary), -1);
    if (!parts[1].contains("name=\"purpose\"") || !parts[1].endsWith("\r\n\r\nbatch\r\n")) {
      return error(400, "the purpose is not batch");
    }
    String head = parts[2].substring(0, parts[2].indexOf("\r\n\r\n"));
    uploads.add(head.replaceFirst("(?s).*filename=\"([^\"]*)\".*", "$1"));
    String content = parts[2].substring(head.length() + 4, parts[2].length() - 2);
    return ok(MAPPER.createObjectNode().put("id", put(content)).put("object", "file"));
  }

  String put(String content) {
    String id = "file-" + (uploads.size() + files.size() + deleted);
    files.put(id, content);
    return id;
  }

  private Reply create(JsonNode request) {
    String content = files.get(request.path("input_file_id").asText());
    if (content == null) {
      return error(400, "no such file");
    }
    if (!request.path("endpoint").asText().equals("/v1/chat/completions")
        || !request.path("completion_window").asText().equals("24h")) {
      return error(400, "endpoint or completion window");
    }
    FakeBatch.End end = ends.isEmpty() ? FakeBatch.End.COMPLETED : ends.removeFirst();
    FakeBatch batch = new FakeBatch("batch_" + (batches.size() + 1), request, states, end);
    batch.validate(content, rules);
    if (batches.stream().filter(other -> !other.isOver()).count() >= queue) {
      batch.problem("token_limit_exceeded", "Enqueued token limit reached.", 0);
    }
    batches.add(batch);
    return ok(batch.json());
  }

  private Reply list(String query) {
    List<FakeBatch> newestFirst = new ArrayList<>(batches);
    Collections.reverse(newestFirst);
    Matcher after = Pattern.compile("after=(batch_\\d+)").matcher(query);
    int from = after.find() ? batches.size() - index(after.group(1)) : 0;
    int to = Math.min(newestFirst.size(), from + page);
    ObjectNode list = MAPPER.createObjectNode().put("object", "list");
    newestFirst.subList(from, to).forEach(batch -> list.withArray("data").add(batch.json()));
    return ok(list.put("has_more", to < newestFirst.size()));
  }

  private int index(String id) {
    return Integer.parseInt(id.substring("batch_".length())) - 1;
  }

  private Reply status(String id) {
    FakeBatch batch = batches.get(index(id));
    if (batch.advance()) {
      batch.finish(this);
    }
    return ok(batch.json());
  }

  private Reply content(String id) {
    String content = files.get(id);
    return content == null
        ? error(404, "No such File object")
        : new Reply(200, content, null, false);
  }

  private Reply delete(String id) {
    deleted += files.remove(id) == null ? 0 : 1;
    return ok(MAPPER.createObjectNode().put("id", id).put("deleted", true));
  }

  private Reply answerDirectly(JsonNode body) throws IOException {
    ObjectNode line = MAPPER.createObjectNode().put("custom_id", "direct");
    FakeAnswer answer = answer(line.set("body", body));
    JsonNode response = MAPPER.readTree(String.valueOf(answer.line())).path("response");
    if (!response.isObject()) {
      return error(500, "The server had an error.");
    }
    paidDirectly += answer.isPaid() ? 1 : 0;
    return new Reply(
        response.path("status_code").asInt(), response.path("body").toString(), null, false);
  }

  FakeAnswer answer(JsonNode line) {
    return answers.apply(line);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
