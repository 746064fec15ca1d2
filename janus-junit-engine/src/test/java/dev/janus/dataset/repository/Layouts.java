package dev.janus.dataset.repository;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.row.RefusedFileException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Layouts of repositories that have nothing but a README and paths. */
final class Layouts {

  private Layouts() {}

  static RepositoryLayout layout(@Nullable String readme, String... paths) {
    try {
      return RepositoryLayout.of("hf://o/n", readme, List.of(paths));
    } catch (RefusedFileException e) {
      throw new IllegalStateException(e);
    }
  }

  static RepositoryLayout yaml(String yaml, String... paths) {
    return layout("---\n" + yaml + "\n---\n# Card\n", paths);
  }

  static Map<String, List<String>> splits(String... paths) {
    return layout(null, paths).splits("default");
  }

  static String refusal(@Nullable String readme, String... paths) {
    return assertThrows(
            RefusedFileException.class,
            () -> RepositoryLayout.of("hf://o/n", readme, List.of(paths)))
        .problem()
        .message();
  }

  static String refusal(RepositoryLayout layout, @Nullable String config, @Nullable String split) {
    return assertThrows(RefusedFileException.class, () -> layout.choose(config, split))
        .problem()
        .message();
  }

  static String yamlRefusal(String yaml) {
    return refusal("---\n" + yaml + "\n---\n", "a.jsonl");
  }
}
