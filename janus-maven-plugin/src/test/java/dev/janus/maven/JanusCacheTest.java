package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JanusCacheTest {

  @Test
  void the_home_of_hugging_face_comes_first() {
    var environment = Map.of("HF_HOME", "/hf", "XDG_CACHE_HOME", "/xdg");
    assertEquals(Path.of("/hf/janus/converted/v1"), JanusCache.of(environment::get).conversions());
  }

  @Test
  void then_the_folder_for_caches() {
    var environment = Map.of("HF_HOME", "", "XDG_CACHE_HOME", "/xdg");
    assertEquals(Path.of("/xdg/huggingface/janus"), JanusCache.of(environment::get).folder());
  }

  @Test
  void then_the_home_of_the_user() {
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    assertEquals(
        home.resolve("huggingface/janus"), JanusCache.of(Map.<String, String>of()::get).folder());
  }
}
