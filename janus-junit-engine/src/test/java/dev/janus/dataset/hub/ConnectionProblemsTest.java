package dev.janus.dataset.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What it means that no reply came. */
class ConnectionProblemsTest {

  private static final Repository REPOSITORY = new Repository("org/name", "main");

  private static HubFault fault(IOException fault) throws HubException {
    var environment = Map.of("HF_TOKEN", HubScene.TOKEN);
    var settings = HubSettings.of(environment::get, Path.of("/nowhere"));
    return new ConnectionProblems(settings)
        .of(REPOSITORY, null, HttpUrl.get("https://hub.example/x?Signature=secret"), fault);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            new UnknownHostException("hub.example"),
            "the host hub.example:443 is unknown\n  found: \"hub.example\""),
        Arguments.of(
            new ConnectException("refused"),
            "no connection to hub.example:443\n  found: \"refused\""),
        Arguments.of(
            new SocketTimeoutException(),
            "hub.example:443 sent nothing for 30 s\n  found: SocketTimeoutException"),
        Arguments.of(
            new IOException("reset while sending " + HubScene.TOKEN),
            "the connection to hub.example:443 broke\n  found: \"reset while sending ***\""));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_that_may_pass_says_what_to_check(IOException thrown, String message)
      throws HubException {
    HubFault fault = fault(thrown);
    assertTrue(fault.isPassing());
    assertEquals(
        "hf://org/name@main: "
            + message
            + "\n  fix: check the network, its proxy (-Dhttps.proxyHost) and HF_ENDPOINT (https://huggingface.co); HF_HUB_OFFLINE=1 uses what is in the cache",
        fault.problem().message());
  }

  @Test
  void a_certificate_that_is_not_trusted_does_not_pass() throws HubException {
    for (IOException thrown :
        new IOException[] {
          new SSLHandshakeException("PKIX"), new SSLPeerUnverifiedException("PKIX")
        }) {
      HubFault fault = fault(thrown);
      assertFalse(fault.isPassing());
      assertEquals(
          """
          hf://org/name@main: no secure connection to hub.example:443
            found: "PKIX"
            fix: let the JVM trust the certificate of the server, or of the proxy in between""",
          fault.problem().message());
    }
  }
}
