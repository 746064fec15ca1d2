package dev.janus.dataset.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchLocationTest {

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> BenchLocation.parse(text)).getMessage());
  }

  @Test
  void a_class_path_location_names_a_resource_without_the_leading_slash() {
    assertEquals(
        new ClasspathLocation("classpath:/benches/x.jsonl", "benches/x.jsonl"),
        BenchLocation.parse("classpath:/benches/x.jsonl"));
  }

  @Test
  void the_leading_slash_of_a_resource_may_be_left_out() {
    assertEquals(
        new ClasspathLocation("classpath:x.jsonl", "x.jsonl"),
        BenchLocation.parse("classpath:x.jsonl"));
  }

  @Test
  void a_class_path_location_without_a_resource_is_refused() {
    assertEquals(
        "classpath:/: names no resource\n  fix: write classpath:/benches/x.jsonl",
        refusal("classpath:/"));
  }

  @Test
  void a_relative_path_starts_at_the_working_directory() {
    assertEquals(
        new FileLocation(
            "benches/x.jsonl", Path.of("").toAbsolutePath().resolve("benches/x.jsonl")),
        BenchLocation.parse("benches/x.jsonl"));
  }

  @Test
  void blanks_around_a_location_are_ignored() {
    assertEquals("x.jsonl", BenchLocation.parse("\n  x.jsonl ").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\benches\\x.jsonl", "c:/benches/x.jsonl", "a:b.jsonl"})
  void a_windows_drive_or_a_colon_makes_no_scheme(String text) {
    assertEquals(new FileLocation(text, Path.of(text)), BenchLocation.parse(text));
  }

  @Test
  void a_file_uri_is_decoded() {
    var text = Path.of("/benches/my bench.jsonl").toUri().toString();
    assertEquals(
        new FileLocation(text, Path.of("/benches/my bench.jsonl")), BenchLocation.parse(text));
  }

  @Test
  void a_relative_file_uri_is_refused() {
    assertEquals(
        """
        file:x.jsonl: is not the URI of a file
          found: URI is not hierarchical
          fix: write file:///absolute/path with blanks as %20, or the plain path""",
        refusal("file:x.jsonl"));
  }

  @Test
  void a_text_that_no_file_system_takes_is_refused() {
    assertEquals(
        """
        "a\\u0000b": is not a path
          found: Nul character not allowed
          fix: name a file, classpath:/path/in/test/resources.jsonl or hf://org/name""",
        refusal("a\0b"));
  }

  @Test
  void a_blank_location_is_refused() {
    assertEquals(
        """
        bench location: is blank
          fix: name a file, classpath:/path/in/test/resources.jsonl or hf://org/name""",
        refusal(" \n"));
  }

  @Test
  void another_scheme_is_refused() {
    assertEquals(
        """
        https://host/x.jsonl: no bench is read from https://
          fix: name a file, classpath:/path/in/test/resources.jsonl or hf://org/name""",
        refusal("https://host/x.jsonl"));
  }

  @Test
  void a_hub_location_may_name_only_the_dataset() {
    assertEquals(
        new HubLocation("hf://o-rg/n.a_me", "o-rg", "n.a_me", null, null, null),
        BenchLocation.parse("hf://o-rg/n.a_me"));
  }

  @Test
  void a_hub_location_may_name_revision_config_and_split() {
    var text = "hf://org/name@refs/convert/parquet#default/train";
    assertEquals(
        new HubLocation(text, "org", "name", "refs/convert/parquet", "default", "train"),
        BenchLocation.parse(text));
  }

  @Test
  void a_hub_location_may_name_config_and_split_without_revision() {
    assertEquals(
        new HubLocation("hf://org/name#c/s", "org", "name", null, "c", "s"),
        BenchLocation.parse("hf://org/name#c/s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf://",
        "hf:org/name",
        "hf://name",
        "hf://org/",
        "hf://org/name/more",
        "hf://org/name@",
        "hf://org/name#config",
        "hf://org/name#a/b/c",
        "hf://org/na--me",
        "hf://-org/name",
        "hf://org/name.",
        "hf://../name",
        "hf://org/name@../../main",
        "hf://org/na me"
      })
  void anything_else_after_hf_is_refused(String text) {
    assertEquals(
        text
            + ": is not the name of a Hugging Face dataset\n"
            + "  fix: write hf://org/name, hf://org/name@revision or"
            + " hf://org/name@revision#config/split",
        refusal(text));
  }

  @Test
  void the_hub_s_own_prefix_for_datasets_is_refused_with_a_hint() {
    assertEquals(
        """
        hf://datasets/org/name: is not the name of a Hugging Face dataset
          fix: write hf://org/name, hf://org/name@revision or hf://org/name@revision#config/split (without datasets/)""",
        refusal("hf://datasets/org/name"));
  }
}
