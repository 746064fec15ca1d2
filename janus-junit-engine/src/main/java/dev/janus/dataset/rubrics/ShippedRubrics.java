package dev.janus.dataset.rubrics;

import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The rubric sets that are part of Janus: a general one for each of the five benches. */
@API(status = Status.EXPERIMENTAL)
public final class ShippedRubrics {

  /** What they are called: as the split of their bench. */
  public static final List<String> NAMES =
      List.of("alpaca-eval", "flask", "koala", "mt-bench", "self-instruct");

  private ShippedRubrics() {}

  /** Returns a set's file; empty when no set is called that. */
  public static Optional<Source> source(String name) {
    return NAMES.contains(name) ? Optional.of(new Shipped(name)) : Optional.empty();
  }

  private record Shipped(String name) implements Source {
    @Override
    public InputStream open() throws IOException {
      InputStream in = ShippedRubrics.class.getResourceAsStream(name + ".json");
      if (in == null) {
        throw new IllegalStateException("the Janus jar lacks the rubric set " + name);
      }
      return in;
    }
  }
}
