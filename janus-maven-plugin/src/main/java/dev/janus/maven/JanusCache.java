package dev.janus.maven;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where Janus keeps what it made of benches.
 *
 * @param folder beside the caches of the Hugging Face libraries
 */
record JanusCache(Path folder) {

  static JanusCache of(Function<String, @Nullable String> environment) {
    String home = environment.apply("HF_HOME");
    if (home != null && !home.isEmpty()) {
      return new JanusCache(Path.of(home, "janus"));
    }
    String caches = environment.apply("XDG_CACHE_HOME");
    Path folder =
        caches == null || caches.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return new JanusCache(folder.resolve("huggingface").resolve("janus"));
  }

  Path conversions() {
    return folder.resolve("converted").resolve("v1");
  }
}
