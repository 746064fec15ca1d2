package dev.janus.chat.batch;

import dev.janus.chat.ChatException;
import dev.janus.chat.http.AttemptException;
import dev.janus.chat.http.HttpReply;
import dev.janus.chat.http.ModelRole;
import dev.janus.chat.http.ServerDialect;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What may go wrong with batches, and what to do about it. */
final class BatchFaults {

  private static final int SHOWN = 200;
  private static final int PROBLEMS_SHOWN = 5;
  private static final String GONE = "the server does not know the batch, or a file of it";

  private final ModelRole role;
  private final ServerDialect dialect;

  BatchFaults(ModelRole role, ServerDialect dialect) {
    this.role = role;
    this.dialect = dialect;
  }

  /** Returns the exception that tells a user of a fault. */
  ChatException exception(Fault fault) {
    return new ChatException(fault.message(dialect.where()), 0, null);
  }

  private static boolean isNotOffered(HttpReply reply) {
    return reply.status() == 404 || reply.status() == 405 || reply.status() == 501;
  }

  AttemptException ofUpload(HttpReply reply) {
    if (reply.status() == 413) {
      return new AttemptException(
          new Fault(
              "HTTP 413: the file of requests is too large for the server",
              dialect.fault(reply).fault().found(),
              "set %s to direct".formatted(role.key("transport")),
              Blame.SIZE));
    }
    return ofCreate(reply);
  }

  AttemptException ofCreate(HttpReply reply) {
    AttemptException usual = dialect.fault(reply);
    return isNotOffered(reply)
        ? new AttemptException(
            new Fault(
                "HTTP %d: the server does not offer the Batch API".formatted(reply.status()),
                usual.fault().found(),
                "set %s to direct, or check %s (what /files and /batches are appended to)"
                    .formatted(role.key("transport"), role.key("url")),
                Blame.ENDPOINT))
        : usual;
  }

  AttemptException ofList(HttpReply reply) {
    AttemptException usual = dialect.fault(reply);
    return isNotOffered(reply)
        ? new AttemptException(
            new Fault(
                "HTTP %d: whether a batch was created cannot be found out, as the server does not list batches"
                    .formatted(reply.status()),
                usual.fault().found(),
                "wait until the provider shows no batch under way, delete the folder batch of the run, then run again",
                Blame.ENDPOINT))
        : usual;
  }

  AttemptException ofBatch(HttpReply reply) {
    return reply.status() == 404
        ? new AttemptException(
            new Fault(
                GONE,
                dialect.fault(reply).fault().found(),
                "see what the provider shows of it; to ask, and pay for, all again, delete the folder batch of the run",
                Blame.TRANSIENT))
        : dialect.fault(reply);
  }

  /** Returns the fault after all attempts: what is gone stays gone. */
  AttemptException whenGone(AttemptException e) {
    return e.fault().what().equals(GONE)
        ? new AttemptException(e.fault().blamedOn(Blame.ENDPOINT))
        : e;
  }

  Fault tooLarge(long maximum) {
    return new Fault(
        "a file of answers is larger than %d MiB".formatted(maximum >> 20),
        "more bytes than its requests can be answered with",
        "see what the provider shows of the batch, and set " + role.key("max-tokens"),
        Blame.ENDPOINT);
  }

  Fault unintelligible(String reply) {
    return new Fault(
        "the reply is none of a Batch API",
        reply.isBlank() ? "an empty reply" : dialect.quote(reply, SHOWN),
        "check %s: a server that speaks OpenAI's Batch API; if it does not, set %s to direct"
            .formatted(role.key("url"), role.key("transport")),
        Blame.ENDPOINT);
  }

  /** A batch failed as a whole, before any of its requests was answered. */
  Fault refused(BatchStatus batch) {
    return new Fault(
        "the server refused the batch " + dialect.quote(batch.id(), SHOWN),
        problems(batch.problems()),
        "change what the server objects to, then run again; or set %s to direct"
            .formatted(role.key("transport")),
        Blame.ENDPOINT);
  }

  private String problems(List<BatchStatus.Problem> problems) {
    String more =
        problems.size() > PROBLEMS_SHOWN
            ? ", and %d more".formatted(problems.size() - PROBLEMS_SHOWN)
            : "";
    return problems.isEmpty()
        ? "no reason"
        : problems.stream()
            .limit(PROBLEMS_SHOWN)
            .map(this::problem)
            .collect(Collectors.joining(", ", "", more));
  }

  private String problem(BatchStatus.Problem problem) {
    String said = problem.message().isBlank() ? problem.code() : problem.message();
    String line = problem.line() > 0 ? "line %d: ".formatted(problem.line()) : "";
    return line + dialect.quote(said, SHOWN);
  }

  /** Batches are not done within the time they have. */
  Fault late(BatchPolicy policy, BatchProgress last) {
    return new Fault(
        "the batches are not done after " + time(policy.timeout()),
        "batch %d of %d %s, with %d of %d requests answered"
            .formatted(
                last.number(),
                last.of(),
                dialect.quote(last.state(), SHOWN),
                last.completed(),
                last.total()),
        "run again: it waits on for the same batches; or raise janus.batch.timeout",
        Blame.ENDPOINT);
  }

  private static String time(Duration duration) {
    long hours = duration.toHours();
    return hours > 0 ? hours + " h" : ServerDialect.text(duration);
  }

  /** A batch is done, but its answers are not to be had. */
  Fault withoutOutput(BatchStatus batch) {
    return new Fault(
        "the batch %s is done, but names no file of answers"
            .formatted(dialect.quote(batch.id(), SHOWN)),
        "%d answered requests".formatted(batch.counts().completed()),
        "run again later: the batch is asked for them again",
        Blame.ENDPOINT);
  }

  /** A request was answered in none of a batch's files. */
  Fault missing(String state) {
    return new Fault(
        "not answered by a batch that is " + dialect.quote(state, SHOWN),
        "no line about the request",
        "run again; if that happens again, set %s to direct".formatted(role.key("transport")),
        Blame.TRANSIENT);
  }

  /** A request is larger than a file of requests may be. */
  Fault tooLong(long maximum) {
    return new Fault(
        "the request is too long for a batch",
        "more than %d bytes".formatted(maximum),
        "shorten the prompt, or set %s to direct".formatted(role.key("transport")),
        Blame.SIZE);
  }
}
