package dev.janus.dataset.repository;

import static dev.janus.dataset.repository.Layouts.layout;
import static dev.janus.dataset.repository.Layouts.refusal;
import static dev.janus.dataset.repository.Layouts.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a repository a location stands for. */
class RepositoryLayoutTest {

  @Test
  void multifaceted_bench_has_one_file() throws Exception {
    var readme =
        """
        ---
        dataset_info:
          features:
          - name: source
            dtype: string
        configs:
        - config_name: default
          data_files:
          - split: train
            path: data/train-*
        license: cc-by-4.0
        ---
        # Card
        """;
    var layout = layout(readme, ".gitattributes", "README.md", "data/train-00000-of-00001.parquet");
    assertEquals(
        new ChosenFiles("default", "train", List.of("data/train-00000-of-00001.parquet")),
        layout.choose(null, null));
    assertEquals(Optional.of("cc-by-4.0"), layout.licence());
  }

  @Test
  void a_config_that_is_the_default_or_the_only_one_needs_no_name() throws Exception {
    var two =
        "configs: [{config_name: a, data_files: x.csv}, {config_name: %s, data_files: y.csv%s}]";
    assertEquals(
        "b", yaml(two.formatted("b", ", default: true"), "y.csv").choose(null, null).config());
    assertEquals(
        "default", yaml(two.formatted("default", ""), "y.csv").choose(null, null).config());
    assertEquals(
        "2024", yaml("configs: [{config_name: 2024}]", "y.csv").choose(null, null).config());
  }

  @Test
  void several_configs_have_to_be_told_apart() {
    var layout =
        yaml("configs: [{config_name: a, data_files: {dev: x.csv}}, {config_name: b}]", "x.csv");
    assertEquals(List.of("a", "b"), layout.configs());
    assertEquals(
        """
        hf://o/n: there are several configs, and none is named
          found: a, b
          fix: append #config/split to the location, for example #a/dev""",
        refusal(layout, null, null));
    assertEquals(
        """
        hf://o/n: there is no config "c"
          found: a, b
          fix: name one that exists""",
        refusal(layout, "c", null));
  }

  @Test
  void two_default_configs_are_none() {
    var layout =
        yaml(
            "configs: [{config_name: a, default: true}, {config_name: b, default: true}]", "x.csv");
    assertEquals(
        """
        hf://o/n: there are several configs, and none is named
          found: a, b
          fix: append #config/split to the location, for example #a/train""",
        refusal(layout, null, null));
  }

  @Test
  void several_splits_have_to_be_told_apart() throws Exception {
    var layout = layout(null, "train.csv", "test.csv");
    assertEquals(
        """
        hf://o/n: config "default" has several Hugging Face splits, and none is named
          found: train, test
          fix: append #config/split to the location, for example #default/train""",
        refusal(layout, null, null));
    assertEquals(
        """
        hf://o/n: there is no Hugging Face split "dev" of config "default"
          found: train, test
          fix: name one that exists""",
        refusal(layout, "default", "dev"));
    assertEquals(List.of("test.csv"), layout.choose("default", "test").paths());
    assertEquals(List.of("test.csv"), layout.choose(null, "test").paths());
  }

  @Test
  void a_repository_without_files_of_use_is_told_what_it_has() {
    assertEquals(
        """
        hf://o/n: the repository has no file that can be read
          found: README.md, a.zip
          fix: name a repository or revision with files in .parquet, .arrow, .jsonl, .json or .csv""",
        refusal(layout(null, "a.zip", "README.md"), null, null));
    assertEquals(
        "  found: no file at all", refusal(layout(null), null, null).lines().toList().get(1));
  }

  @Test
  void a_split_without_files_of_use_is_told_what_there_is() {
    var layout = yaml("configs: [{config_name: c, data_files: a.zip}]", "a.zip", "b.csv");
    assertEquals(
        """
        hf://o/n: no file that can be read matches Hugging Face split "train" of config "c"
          found: a.zip, b.csv
          fix: name a repository or revision with files in .parquet, .arrow, .jsonl, .json or .csv""",
        refusal(layout, null, null));
  }

  @Test
  void twenty_files_are_listed_and_the_others_counted() {
    var names = IntStream.rangeClosed(1, 22).mapToObj(i -> i + ".txt").toArray(String[]::new);
    assertEquals(
        "  found: " + String.join(", ", List.of(names).subList(0, 20)) + " and 2 more",
        refusal(layout(null, names), null, null).lines().toList().get(1));
  }

  @Test
  void twenty_files_are_all_that_there_are() {
    var names = IntStream.rangeClosed(1, 20).mapToObj(i -> i + ".txt").toArray(String[]::new);
    assertEquals(
        "  found: " + String.join(", ", names),
        refusal(layout(null, names), null, null).lines().toList().get(1));
  }

  @Test
  void ten_thousand_files_are_sorted_by_their_numbers() throws Exception {
    var names = Stream.iterate(9_999, i -> i - 1).limit(10_000).map(i -> "p" + i + ".jsonl");
    var chosen = layout(null, names.toArray(String[]::new)).choose(null, null).paths();
    assertEquals(IntStream.range(0, 10_000).mapToObj(i -> "p" + i + ".jsonl").toList(), chosen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.csv",
        "a/../x.csv",
        "/x.csv",
        "a//x.csv",
        "a\\x.csv",
        "\\x.csv",
        "a/.",
        "a\0b",
        "\0b"
      })
  void a_path_stays_within_the_repository(String path) {
    assertTrue(
        refusal(null, path)
            .startsWith("hf://o/n: a path leads out of the repository\n  found: \""));
  }
}
