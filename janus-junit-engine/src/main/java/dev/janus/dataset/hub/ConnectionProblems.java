package dev.janus.dataset.hub;

import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What it means that no whole reply arrived, and what to do about it. */
final class ConnectionProblems {

  private final HubSettings settings;

  ConnectionProblems(HubSettings settings) {
    this.settings = settings;
  }

  HubFault of(Repository repository, @Nullable String path, HttpUrl url, IOException fault) {
    String server = "%s:%d".formatted(url.host(), url.port());
    if (fault instanceof SSLHandshakeException || fault instanceof SSLPeerUnverifiedException) {
      return HubFault.lasting(
          repository.problem(
              path,
              "no secure connection to " + server,
              said(fault),
              "let the JVM trust the certificate of the server, or of the proxy in between"),
          fault);
    }
    return HubFault.passing(
        repository.problem(path, what(fault, server), said(fault), fix()), fault);
  }

  private String what(IOException fault, String server) {
    if (fault instanceof UnknownHostException) {
      return "the host %s is unknown".formatted(server);
    }
    if (fault instanceof ConnectException) {
      return "no connection to " + server;
    }
    if (fault instanceof SocketTimeoutException) {
      return "%s sent nothing for %d s"
          .formatted(server, settings.patience().timeout().toSeconds());
    }
    return "the connection to %s broke".formatted(server);
  }

  private String fix() {
    return "check the network, its proxy (-Dhttps.proxyHost) and %s (%s); HF_HUB_OFFLINE=1 uses what is in the cache"
        .formatted(HubEndpoint.VARIABLE, settings.endpoint());
  }

  private String said(IOException fault) {
    String message = fault.getMessage();
    return message == null
        ? fault.getClass().getSimpleName()
        : Problem.quote(settings.redact(message));
  }
}
