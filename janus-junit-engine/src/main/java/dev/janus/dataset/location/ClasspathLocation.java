package dev.janus.dataset.location;

import dev.janus.dataset.row.Problem;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A bench on the class path.
 *
 * @param text as the user named it
 * @param resource name for a class loader, without a leading slash
 */
@API(status = Status.EXPERIMENTAL)
public record ClasspathLocation(String text, String resource) implements BenchLocation {

  /** What such a location starts with. */
  public static final String SCHEME = "classpath:";

  static ClasspathLocation parse(String text) {
    String resource = text.substring(SCHEME.length()).replaceFirst("^/+", "");
    if (resource.isEmpty()) {
      throw new IllegalArgumentException(
          new Problem(text, "names no resource", null, "write classpath:/benches/x.jsonl")
              .message());
    }
    return new ClasspathLocation(text, resource);
  }
}
