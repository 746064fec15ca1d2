package dev.janus.maven.launch;

import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Something in the forked JVM that was neither a score nor a gate.
 *
 * @param bench name of the bench; empty when it concerns none or all of them
 * @param message what to tell the user
 */
@API(status = Status.INTERNAL)
public record Fault(String bench, String message) {

  ForkMessage toMessage() {
    return new ForkMessage(ForkMessage.FAULT, Map.of("bench", bench, "message", message));
  }

  static Fault of(ForkMessage message) {
    return new Fault(message.text("bench"), message.text("message"));
  }
}
