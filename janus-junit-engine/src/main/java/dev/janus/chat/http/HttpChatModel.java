package dev.janus.chat.http;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.NotAskedException;
import dev.janus.chat.TokenEstimate;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Ending;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.Fault;
import dev.janus.chat.limit.Place;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A chat model behind OpenAI's chat completions over HTTP.
 *
 * <p>Faults that may pass (408, 425, 429, 500, 502, 503, 504, 529, broken connections, timeouts)
 * are retried as the endpoint's policy says; a server's {@code Retry-After} is honoured up to five
 * minutes. Redirects are never followed. A server that refuses a JSON Schema is asked again without
 * it, and never sent one again by this instance.
 *
 * <p>Thread-safe. An interrupt gives up the request under way.
 */
@API(status = Status.EXPERIMENTAL)
public final class HttpChatModel implements ChatModel, AutoCloseable {

  /** How long a reply of any length is taken for when tokens are paced, in tokens. */
  private static final long USUAL_REPLY = 256;

  private enum SchemaSupport {
    UNKNOWN,
    TAKEN,
    REFUSED
  }

  private final Endpoint endpoint;
  private final EndpointGuard guard;
  private final HttpTransport transport;
  private final RequestBodyJson requests;
  private final RetryLoop retries;
  private final ReplyReader replies;
  private final StatusFaults statusFaults;
  private final ConnectionFaults connectionFaults;
  private final AtomicReference<SchemaSupport> schemas =
      new AtomicReference<>(SchemaSupport.UNKNOWN);
  private volatile boolean closed;

  /**
   * Creates a chat model. Nothing is sent before the first call.
   *
   * @param endpoint who is asked
   * @param guard what is shared by all who ask the same server
   * @param clock tells how far away the date of a {@code Retry-After} is, and nothing else
   * @param random spreads the delays between attempts; used by many threads at one time
   * @param connections shared by all who ask the same server
   */
  public HttpChatModel(
      Endpoint endpoint,
      EndpointGuard guard,
      Clock clock,
      RandomGenerator random,
      HttpConnections connections) {
    this(endpoint, guard, clock, random, new HttpTransport(endpoint, connections));
  }

  HttpChatModel(
      Endpoint endpoint,
      EndpointGuard guard,
      Clock clock,
      RandomGenerator random,
      HttpTransport transport) {
    this.endpoint = endpoint;
    this.guard = guard;
    this.transport = transport;
    requests = new RequestBodyJson(endpoint.model());
    retries = new RetryLoop(endpoint, guard, random);
    ErrorText errors = new ErrorText(endpoint);
    replies = new ReplyReader(endpoint, errors);
    statusFaults = new StatusFaults(endpoint, errors, clock);
    connectionFaults = new ConnectionFaults(endpoint);
  }

  @Override
  public Completion complete(ChatRequest request) throws ChatException, InterruptedException {
    CallProgress progress = new CallProgress(guard::nanoTime, endpoint.policy().callTimeout());
    try {
      Completion completion = ask(request, progress);
      guard.answered(completion.usage());
      return completion;
    } catch (AttemptException e) {
      throw failure(e, progress);
    }
  }

  private ChatException failure(AttemptException e, CallProgress progress) {
    Fault fault = e.isTransient() ? e.fault().with(progress.gaveUp()) : e.fault();
    if (guard.isStopped() && progress.attempts() == 0) {
      return new NotAskedException(fault.message(endpoint.where()));
    }
    if (closed || progress.attempts() == 0) {
      guard.refused();
    } else {
      guard.failed(fault);
    }
    return new ChatException(fault.message(endpoint.where()), progress.attempts(), e.getCause());
  }

  private Completion ask(ChatRequest request, CallProgress progress)
      throws AttemptException, InterruptedException {
    ChatRequest plain = request.withoutSchema();
    if (request.schema() == null || schemas.get() == SchemaSupport.REFUSED) {
      return send(plain, progress);
    }
    try {
      Completion completion = send(request, progress);
      schemas.set(SchemaSupport.TAKEN);
      return completion;
    } catch (AttemptException e) {
      if (e.fault().blame() != Blame.REQUEST || schemas.get() == SchemaSupport.TAKEN) {
        throw e;
      }
    }
    Completion completion = send(plain, progress);
    // Unless another call was answered with a schema meanwhile: then it was not the schema.
    schemas.compareAndSet(SchemaSupport.UNKNOWN, SchemaSupport.REFUSED);
    return completion;
  }

  private Completion send(ChatRequest request, CallProgress progress)
      throws AttemptException, InterruptedException {
    byte[] json = requests.of(request);
    long tokens = TokenEstimate.of(request, USUAL_REPLY).total();
    return retries.run(() -> attempt(json, tokens, progress), progress);
  }

  private Completion attempt(byte[] json, long tokens, CallProgress progress)
      throws AttemptException, InterruptedException {
    try (Place place = place(tokens, progress)) {
      // Asked in the place: who waited for it may have waited while the server broke down.
      Fault objection = objection(progress);
      if (objection != null) {
        throw new AttemptException(objection);
      }
      return exchange(json, place, progress);
    }
  }

  private Place place(long tokens, CallProgress progress)
      throws AttemptException, InterruptedException {
    if (progress.attempts() == 0) {
      return guard.enter(tokens);
    }
    Place place = guard.enterAgain(tokens, progress.remaining());
    if (place == null) {
      throw new AttemptException(
          new Fault(
              "waited to ask again",
              "the server wants to be left alone, or too much is asked of it",
              "lower janus.concurrency, then run again",
              Blame.TRANSIENT));
    }
    return place;
  }

  private @Nullable Fault objection(CallProgress progress) {
    if (closed) {
      return closedFault();
    }
    // A call under way goes on, for it shows whether the server is back.
    return progress.attempts() == 0 ? guard.objection() : null;
  }

  private static Fault closedFault() {
    return new Fault(
        "given up, because the run ends",
        "a call that was not answered yet",
        "run again; what was answered is not asked again",
        Blame.ENDPOINT);
  }

  private Completion exchange(byte[] json, Place place, CallProgress progress)
      throws AttemptException, InterruptedException {
    Duration allowed = progress.allowed(endpoint.policy().timeout());
    progress.attemptStarted();
    long sent = guard.nanoTime();
    try {
      HttpReply reply = transport.post(json, allowed);
      Duration latency = Duration.ofNanos(guard.nanoTime() - sent);
      place.exhaustedFor(RateLimitHeaders.exhaustedFor(reply.headers()));
      return read(reply, latency, place, progress.attempts());
    } catch (IOException e) {
      if (closed) {
        throw new AttemptException(closedFault());
      }
      AttemptException fault = connectionFaults.of(e, allowed);
      place.ended(fault.isTransient() ? Ending.LOST : Ending.FAILED);
      throw fault;
    }
  }

  private Completion read(HttpReply reply, Duration latency, Place place, int attempts)
      throws AttemptException {
    if (reply.status() == 200) {
      place.ended(Ending.ofReply(latency, endpoint.policy().timeout()));
      Completion completion = replies.read(reply, latency, attempts);
      place.used(completion.usage());
      return completion;
    }
    AttemptException fault = statusFaults.of(reply);
    place.ended(StatusFaults.ending(reply.status()));
    if (fault.retryAfter() != null) {
      place.askedToWait(fault.retryAfter());
    }
    throw fault;
  }

  /** Gives up all calls under way. Later calls fail at once. */
  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}
