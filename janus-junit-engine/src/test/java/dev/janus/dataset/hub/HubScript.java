package dev.janus.dataset.hub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What a test makes of the replies of a hub, and the requests that the hub got. Thread-safe. */
final class HubScript {

  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());

  private record Fault(String line, UnaryOperator<HubReply> change) {}

  /** A request as it came. */
  record Asked(String server, String method, String target, Headers headers) {

    /** Returns for example {@code hub GET /api/datasets/org/name/refs}, without the query. */
    String line() {
      return "%s %s %s".formatted(server, method, target.replaceFirst("\\?.*", ""));
    }

    @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  /** Changes the next reply to a request whose line holds a text. */
  void add(String line, UnaryOperator<HubReply> change) {
    faults.add(new Fault(line, change));
  }

  /** Notes a request. */
  void note(Asked request) {
    asked.add(request);
  }

  /** Returns the requests so far and forgets them. */
  List<Asked> takeAsked() {
    synchronized (asked) {
      List<Asked> taken = List.copyOf(asked);
      asked.clear();
      return taken;
    }
  }

  /** Returns the reply as the next fitting change makes it; without one, as it is. */
  HubReply changed(Asked request, HubReply reply) {
    return fault(request).map(fault -> fault.change().apply(reply)).orElse(reply);
  }

  private Optional<Fault> fault(Asked request) {
    synchronized (faults) {
      Optional<Fault> next =
          faults.stream().filter(fault -> request.line().contains(fault.line())).findFirst();
      next.ifPresent(faults::remove);
      return next;
    }
  }
}
