package dev.janus.chat.http;

import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What it means that no whole reply arrived, and what to do about it. */
final class ConnectionFaults {

  private static final int MESSAGE_SHOWN = 200;

  private final Endpoint endpoint;

  ConnectionFaults(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Returns what it means.
   *
   * @param allowed how long the attempt was allowed to take
   */
  AttemptException of(IOException fault, Duration allowed) {
    return new AttemptException(describe(fault, allowed), null, withoutKey(fault));
  }

  private Fault describe(IOException fault, Duration allowed) {
    if (fault instanceof ReplyTooLargeException) {
      return tooLarge();
    }
    if (isTls(fault)) {
      return tls(fault);
    }
    if (fault instanceof UnknownHostException) {
      return unknownHost(fault);
    }
    // Only connecting has a timeout of its own, so this one is not about the reply.
    if (fault instanceof ConnectException || fault instanceof SocketTimeoutException) {
      return notConnected(fault);
    }
    if (fault instanceof InterruptedIOException) {
      return timeout(allowed);
    }
    return broken(fault);
  }

  private Fault tooLarge() {
    return new Fault(
        "the reply is larger than 16 MiB",
        "more bytes than any completion has",
        "check %s, and set %s".formatted(key("url"), key("max-tokens")),
        Blame.ENDPOINT);
  }

  private Fault tls(IOException fault) {
    return new Fault(
        "no secure connection",
        said(fault),
        "check %s (https only where the server speaks TLS), or let the JVM trust the server's certificate"
            .formatted(key("url")),
        Blame.ENDPOINT);
  }

  private Fault unknownHost(IOException fault) {
    return new Fault(
        "the host is unknown",
        said(fault),
        "check %s, and the network".formatted(key("url")),
        Blame.TRANSIENT);
  }

  private Fault notConnected(IOException fault) {
    boolean refused =
        causes(fault).anyMatch(cause -> String.valueOf(cause.getMessage()).contains("refused"));
    return new Fault(
        "no connection",
        refused ? "connection refused" : said(fault),
        "start the server, or correct %s: is it running at %s?"
            .formatted(key("url"), endpoint.url()),
        Blame.TRANSIENT);
  }

  private Fault timeout(Duration allowed) {
    return new Fault(
        "no reply within " + DurationText.of(allowed),
        "no reply, or only a part of it",
        "see whether the server is overloaded; lower janus.concurrency, or raise " + key("timeout"),
        Blame.TRANSIENT);
  }

  private Fault broken(IOException fault) {
    return new Fault(
        "the connection broke before the reply was complete",
        said(fault),
        "see the log of the server, then run again",
        Blame.TRANSIENT);
  }

  private String key(String setting) {
    return endpoint.role().key(setting);
  }

  private String said(IOException fault) {
    String message = fault.getMessage();
    return message == null
        ? fault.getClass().getSimpleName()
        : endpoint.quote(message, MESSAGE_SHOWN);
  }

  /** A connection that breaks while it is secured is no misconfiguration. */
  private static boolean isTls(IOException fault) {
    return fault instanceof SSLException
        && causes(fault)
            .noneMatch(cause -> cause instanceof SocketException || cause instanceof EOFException);
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }

  /** A server may echo a key in what becomes the message of an exception. */
  private @Nullable Throwable withoutKey(IOException fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return endpoint.redact(trace.toString()).contentEquals(trace.getBuffer()) ? fault : null;
  }
}
