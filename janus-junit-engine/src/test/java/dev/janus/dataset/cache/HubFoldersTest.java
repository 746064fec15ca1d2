package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of the environment, as the Python libraries read them. */
class HubFoldersTest {

  private final Map<String, String> environment = new HashMap<>();

  private HubFolders folders() {
    return HubFolders.of(environment::get, Path.of("/users/me"));
  }

  private static HubFolders under(String home) {
    Path path = Path.of(home);
    return new HubFolders(
        path,
        path.resolve("hub"),
        path.resolve("datasets"),
        path.resolve("janus"),
        path.resolve("token"));
  }

  @Test
  void all_is_under_the_user_s_cache_by_default() {
    assertEquals(under("/users/me/.cache/huggingface"), folders());
  }

  @Test
  void the_environment_s_home_comes_before_the_jvm_s() {
    environment.put("HOME", "/home/other");
    assertEquals(under("/home/other/.cache/huggingface"), folders());
  }

  @Test
  void answers_are_kept_beside_what_is_made_of_datasets() {
    assertEquals(Path.of("/users/me/.cache/huggingface/janus/verdicts"), folders().verdicts());
  }

  @Test
  void a_cache_folder_holds_the_home() {
    environment.put("XDG_CACHE_HOME", "/caches");
    assertEquals(under("/caches/huggingface"), folders());
  }

  @Test
  void a_home_comes_before_the_cache_folder() {
    environment.put("XDG_CACHE_HOME", "/caches");
    environment.put("HF_HOME", "/hf");
    assertEquals(under("/hf"), folders());
  }

  @Test
  void each_folder_may_be_named() {
    environment.put("HF_HOME", "/hf");
    environment.put("HUGGINGFACE_HUB_CACHE", "/old");
    environment.put("HF_DATASETS_CACHE", "/sets");
    environment.put("HF_TOKEN_PATH", "/secret/token");
    var expected =
        new HubFolders(
            Path.of("/hf"),
            Path.of("/old"),
            Path.of("/sets"),
            Path.of("/hf/janus"),
            Path.of("/secret/token"));
    assertEquals(expected, folders());
    environment.put("HF_HUB_CACHE", "/new");
    assertEquals(Path.of("/new"), folders().hub());
  }

  @ParameterizedTest
  @CsvSource({
    "~, /users/me",
    "~/x, /users/me/x",
    "~other/x, ~other/x",
    "/a/~/b, /a/~/b",
    "$BASE/x, /base/x",
    "${BASE}/x, /base/x",
    "/a/$MISSING/x, /a/$MISSING/x",
    "x/../y, y"
  })
  void abbreviations_are_written_out(String value, String path) {
    environment.put("BASE", "/base");
    environment.put("HF_HOME", value);
    assertEquals(Path.of(path).toAbsolutePath(), folders().home());
  }

  @Test
  void a_variable_set_to_nothing_is_not_set() {
    environment.put("HF_HOME", " ");
    environment.put("XDG_CACHE_HOME", "");
    assertEquals(under("/users/me/.cache/huggingface"), folders());
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "true, true",
    "Yes, true",
    "ON, true",
    "0, false",
    "off, false",
    "y, false"
  })
  void a_switch_is_on_in_the_words_of_python(String value, boolean on) {
    environment.put("HF_DATASETS_OFFLINE", value);
    assertEquals(
        on ? Optional.of(OfflineSwitch.HF_DATASETS_OFFLINE) : Optional.empty(),
        OfflineSwitch.on(environment::get));
  }

  @Test
  void the_hub_s_switch_is_named_first() {
    assertEquals(Optional.empty(), OfflineSwitch.on(environment::get));
    environment.put("HF_DATASETS_OFFLINE", "1");
    environment.put("HF_HUB_OFFLINE", "1");
    assertEquals(Optional.of(OfflineSwitch.HF_HUB_OFFLINE), OfflineSwitch.on(environment::get));
  }
}
