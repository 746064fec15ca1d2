package dev.janus.chat.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.janus.chat.http.AttemptException;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.ServerDialect;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Retries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Speaks the Batch API of one server. Faults that may pass are retried as its policy says. */
final class BatchClient implements AutoCloseable {

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws AttemptException, InterruptedException;
  }

  private static final MediaType JSON = MediaType.get("application/json");
  private static final String FILES = "/files";
  private static final String BATCHES = "/batches";

  /** How many pages of 100 batches are looked through. */
  private static final int PAGES = 100;

  private final JsonMapper mapper = new JsonMapper();
  private final ServerDialect dialect;
  private final BatchFaults faults;
  private final BatchTransport transport;
  private final Retries retries;
  private final RandomGenerator random;
  private final FailsafeExecutor<Object> executor;

  BatchClient(
      Endpoint endpoint, ServerDialect dialect, BatchFaults faults, RandomGenerator random) {
    this.dialect = dialect;
    this.random = random;
    this.faults = faults;
    transport = new BatchTransport(endpoint, dialect);
    retries = endpoint.policy().retries();
    executor =
        Failsafe.with(
            RetryPolicy.builder()
                .handleIf(
                    fault -> fault instanceof AttemptException attempt && attempt.isTransient())
                .withMaxAttempts(retries.maximumAttempts())
                .withDelayFn(this::delay)
                .build());
  }

  private Duration delay(ExecutionContext<Object> context) {
    AttemptException last = context.getLastException();
    return retries.delay(context.getAttemptCount(), last.retryAfter(), random);
  }

  /**
   * Makes attempts until one succeeds, fails for good, or was the last one.
   *
   * @throws AttemptException the last one
   * @throws InterruptedException if the calling thread is interrupted, also between two attempts
   */
  <T> T retried(Attempt<T> attempt) throws AttemptException, InterruptedException {
    try {
      return executor.get(attempt::make);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof AttemptException fault) {
        throw fault;
      }
      if (e.getCause() instanceof InterruptedException interrupt) {
        // Failsafe sets the flag when it is interrupted between two attempts.
        Thread.interrupted();
        throw interrupt;
      }
      throw e;
    }
  }

  /** Uploads a file of requests and returns the server's id of it. */
  String upload(Path file, String digest) throws AttemptException, InterruptedException {
    Request request =
        dialect
            .request(FILES)
            .post(
                new MultipartBody.Builder()
                    .setType(MultipartBody.FORM)
                    .addFormDataPart("purpose", "batch")
                    .addFormDataPart(
                        "file", "janus-" + digest.substring(0, 16) + ".jsonl", new FileBody(file))
                    .build())
            .build();
    return retried(() -> id(tree(transport.send(request, faults::ofUpload))));
  }

  /** Asks once for a batch of an uploaded file. */
  BatchStatus create(String file, String digest) throws AttemptException, InterruptedException {
    ObjectNode body =
        mapper
            .createObjectNode()
            .put("input_file_id", file)
            .put("endpoint", RequestLine.ENDPOINT)
            .put("completion_window", "24h");
    body.putObject("metadata").put(BatchStatus.PART, digest);
    Request request =
        dialect.request(BATCHES).post(RequestBody.create(body.toString(), JSON)).build();
    JsonNode reply = tree(transport.text(request, faults::ofCreate));
    id(reply);
    return BatchStatus.read(reply);
  }

  /** Looks once through the server's batches for the one of a part, unless it failed. */
  Optional<BatchStatus> find(String file, String digest)
      throws AttemptException, InterruptedException {
    String after = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode list = page(after);
      for (JsonNode tree : list.path("data")) {
        BatchStatus batch = BatchStatus.read(tree);
        if (isOf(batch, file, digest)) {
          return Optional.of(batch);
        }
        after = batch.id();
      }
      if (!list.path("has_more").asBoolean() || after.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(BatchStatus batch, String file, String digest) {
    return !batch.isFailed() && (digest.equals(batch.part()) || file.equals(batch.inputFile()));
  }

  private JsonNode page(String after) throws AttemptException, InterruptedException {
    Request.Builder request = dialect.request(BATCHES);
    HttpUrl.Builder url = request.build().url().newBuilder().addQueryParameter("limit", "100");
    if (!after.isEmpty()) {
      url.addQueryParameter("after", after);
    }
    return tree(transport.text(request.url(url.build()).build(), faults::ofList));
  }

  /** Asks how far a batch is. */
  BatchStatus status(String batch) throws AttemptException, InterruptedException {
    Request request = below(BATCHES, batch).build();
    try {
      return retried(() -> BatchStatus.read(tree(transport.text(request, faults::ofBatch))));
    } catch (AttemptException e) {
      throw faults.whenGone(e);
    }
  }

  /**
   * Downloads the content of a file, in one attempt.
   *
   * @param maximum bytes, more than which it can't have
   */
  void download(String file, Path target, long maximum)
      throws AttemptException, InterruptedException {
    Request request = below(FILES, file, "content").build();
    Download download = new Download(target, maximum, faults.tooLarge(maximum));
    transport.receive(request, download::read, faults::ofBatch);
  }

  private Request.Builder below(String path, String... segments) {
    Request.Builder request = dialect.request(path);
    HttpUrl.Builder url = request.build().url().newBuilder();
    List.of(segments).forEach(url::addPathSegment);
    return request.url(url.build());
  }

  /** Returns the fault after all attempts: what is gone stays gone. */
  AttemptException whenGone(AttemptException e) {
    return faults.whenGone(e);
  }

  /** Asks once for a file to be deleted. */
  void delete(String file) throws AttemptException, InterruptedException {
    transport.text(below(FILES, file).delete().build(), dialect::fault);
  }

  private String id(JsonNode reply) throws AttemptException {
    String id = reply.path("id").asText();
    if (id.isBlank()) {
      throw new AttemptException(faults.unintelligible(reply.toString()));
    }
    return id;
  }

  private JsonNode tree(String reply) throws AttemptException {
    try {
      JsonNode tree = mapper.readTree(reply);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      // No cause: its message may quote the reply.
      throw new AttemptException(faults.unintelligible(reply).blamedOn(Blame.TRANSIENT));
    }
    throw new AttemptException(faults.unintelligible(reply));
  }

  @Override
  public void close() {
    transport.close();
  }
}
