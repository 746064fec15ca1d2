package dev.janus.dataset.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.row.RefusedFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryLayoutTest {

  private static RepositoryLayout layout(@Nullable String readme, String... paths) {
    try {
      return RepositoryLayout.of("hf://o/n", readme, List.of(paths));
    } catch (RefusedFileException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RepositoryLayout yaml(String yaml, String... paths) {
    return layout("---\n" + yaml + "\n---\n# Card\n", paths);
  }

  private static Map<String, List<String>> splits(String... paths) {
    return layout(null, paths).splits("default");
  }

  private static String refusal(@Nullable String readme, String... paths) {
    return assertThrows(
            RefusedFileException.class,
            () -> RepositoryLayout.of("hf://o/n", readme, List.of(paths)))
        .problem()
        .message();
  }

  private static String yamlRefusal(String yaml) {
    return refusal("---\n" + yaml + "\n---\n", "a.jsonl");
  }

  private static String refusal(
      RepositoryLayout layout, @Nullable String config, @Nullable String split) {
    return assertThrows(RefusedFileException.class, () -> layout.choose(config, split))
        .problem()
        .message();
  }

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
  void shards_in_data_name_their_split_and_come_in_natural_order() {
    assertEquals(
        "{train=[data/train-00000-of-00002.parquet, data/train-00001-of-00002-9f.parquet],"
            + " test=[data/test-00000-of-00001.parquet], extra=[data/extra-00000-of-00001.parquet],"
            + " my.own=[data/my.own-00000-of-00001.parquet]}",
        splits(
                "data/my.own-00000-of-00001.parquet",
                "data/extra-00000-of-00001.parquet",
                "data/test-00000-of-00001.parquet",
                "data/train-00001-of-00002-9f.parquet",
                "data/train-00000-of-00002.parquet",
                "validation.jsonl")
            .toString());
  }

  @Test
  void a_shard_is_directly_in_data_and_has_five_digits() {
    assertEquals(
        Map.of("train", List.of("data/train-0-of-1.parquet")),
        splits("data/train-0-of-1.parquet", "data/a/b-00000-of-00001.parquet"));
  }

  @Test
  void folders_come_before_files() {
    assertEquals(
        "{train=[a/train/test.jsonl], test=[my-test-2/x.jsonl]}",
        splits("a/train/test.jsonl", "my-test-2/x.jsonl", "validation.jsonl").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "train, train",
    "training, train",
    "validation, validation",
    "valid, validation",
    "dev, validation",
    "val, validation",
    "test, test",
    "testing, test",
    "eval, test",
    "evaluation, test",
    "my_dev, validation",
    "my dev, validation",
    "dev.2, validation",
    "dev2, validation",
    "2dev, validation",
  })
  void a_keyword_in_the_name_of_a_folder_or_file_is_its_split(String name, String split) {
    assertEquals(List.of(split), List.copyOf(splits(name + "/x.csv").keySet()));
    assertEquals(List.of(split), List.copyOf(splits("a/" + name + ".csv").keySet()));
    assertEquals(List.of(split), List.copyOf(splits(name + ".csv").keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trained", "Train", "mytest", "devs", "contest", "a.b"})
  void part_of_a_word_is_no_keyword(String name) {
    assertEquals(Map.of("train", List.of("x/" + name + ".csv")), splits("x/" + name + ".csv"));
    assertEquals(Map.of("train", List.of(name + "/x.csv")), splits(name + "/x.csv"));
  }

  @Test
  void everything_is_train_otherwise() {
    assertEquals(
        Map.of("train", List.of("a/b/2.jsonl", "a/b/10.jsonl", "x.jsonl")),
        splits("x.jsonl", "a/b/10.jsonl", "a/b/2.jsonl", "README.md", "LICENSE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".x.jsonl",
        ".git/x.jsonl",
        "__pycache__/x.jsonl",
        "x.txt",
        "x",
        "jsonl",
        "config.json",
        "dataset_info.json",
        "dataset_infos.json",
        "dataset_dict.json",
        "a/state.json",
        "x.jsonl.gz"
      })
  void other_files_have_no_rows(String path) {
    assertEquals(Map.of(), splits(path));
    assertEquals(Map.of("train", List.of("a.jsonl")), splits(path, "a.jsonl"));
  }

  @Test
  void a_dataset_in_several_formats_is_read_in_the_most_frequent_one() {
    assertEquals(Map.of("train", List.of("a.parquet")), splits("a.csv", "a.jsonl", "a.parquet"));
    assertEquals(Map.of("train", List.of("a.csv", "b.csv")), splits("a.csv", "b.csv", "a.parquet"));
    assertEquals(Map.of("train", List.of("a.json", "b.jsonl")), splits("b.jsonl", "a.json"));
    assertEquals(Map.of("train", List.of("b.jsonl")), splits("b.jsonl", "a.csv", "a.arrow"));
    assertEquals(Map.of("train", List.of("b.ARROW")), splits("b.ARROW"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data_files: b/x.jsonl|{train=[b/x.jsonl]}",
        "data_files: ./b/x.jsonl|{train=[b/x.jsonl]}",
        "data_files: [b/*.jsonl, a.jsonl]|{train=[b/x.jsonl, b/y.jsonl, a.jsonl]}",
        "data_files: '**/x.jsonl'|{train=[b/c/x.jsonl, b/x.jsonl]}",
        "data_files: 'b/**'|{train=[b/c/x.jsonl, b/x.jsonl, b/y.jsonl]}",
        "data_files: '**.jsonl'|{train=[a.jsonl, b/c/x.jsonl, b/x.jsonl, b/y.jsonl]}",
        "data_files: 'b/{y,x}.jsonl'|{train=[b/x.jsonl, b/y.jsonl]}",
        "data_files: 'b/[!x].jsonl'|{train=[b/y.jsonl]}",
        "data_files: 'b/?.jsonl'|{train=[b/x.jsonl, b/y.jsonl]}",
        "data_files: [{split: test, path: a.jsonl}, {split: dev, path: [b/x.jsonl]}]|{test=[a.jsonl], dev=[b/x.jsonl]}",
        "data_files: {test: a.jsonl, dev: [b/x.jsonl]}|{test=[a.jsonl], dev=[b/x.jsonl]}",
        "data_dir: b|{train=[b/c/x.jsonl, b/x.jsonl, b/y.jsonl]}",
        "data_dir: ./b/|{train=[b/c/x.jsonl, b/x.jsonl, b/y.jsonl]}",
        "data_dir: .|{train=[a.jsonl, b/c/x.jsonl, b/x.jsonl, b/y.jsonl]}",
        "'{data_dir: b, data_files: ./x.jsonl}'|{train=[b/x.jsonl]}",
        "drop_labels: true|{train=[a.jsonl, b/c/x.jsonl, b/x.jsonl, b/y.jsonl]}",
        "data_files: none.jsonl|{train=[]}",
        "data_files: b|{train=[]}",
      })
  void the_readme_says_which_files_make_up_a_split(String yaml, String splits) {
    var fields = yaml.startsWith("{") ? yaml.substring(1, yaml.length() - 1) : yaml;
    var config =
        yaml(
            "configs: [{config_name: c, " + fields + "}]",
            "b/y.jsonl",
            "b/x.jsonl",
            "a.jsonl",
            "b/c/x.jsonl",
            "README.md");
    assertEquals(splits, config.splits("c").toString());
  }

  @Test
  void a_file_that_has_no_rows_as_a_rule_may_be_named() {
    var layout = yaml("configs: [{config_name: c, data_files: config.json}]", "config.json");
    assertEquals(Map.of("train", List.of("config.json")), layout.splits("c"));
  }

  @Test
  void hidden_files_are_taken_when_they_are_named() {
    var layout = yaml("configs: [{config_name: c, data_files: .a/*}]", ".a/x.json", ".a/.y.json");
    assertEquals(Map.of("train", List.of(".a/x.json")), layout.splits("c"));
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
    assertTrue(refusal(layout, null, null).contains("several configs"));
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
  @CsvSource(
      delimiter = '|',
      value = {
        "license: mit|mit",
        "license: [mit, apache-2.0]|mit, apache-2.0",
        "'{license: other, license_name: ours}'|ours",
        "license: other|other",
      })
  void the_licence_is_the_readme_s(String yaml, String licence) {
    var plain = yaml.replaceAll("^\\{|\\}$", "").replace(", license_name", "\nlicense_name");
    assertEquals(Optional.of(licence), yaml(plain, "a.csv").licence());
  }

  @Test
  void a_readme_may_name_no_licence_and_have_no_front_matter() {
    assertEquals(Optional.empty(), layout("# Card\n---\nlicense: mit\n---\n", "a.csv").licence());
    assertEquals(Optional.empty(), layout("---\nlicense: mit\n", "a.csv").licence());
    assertEquals(Optional.empty(), layout("---\n---\n", "a.csv").licence());
    assertEquals(Optional.empty(), layout("---\n- mit\n---\n", "a.csv").licence());
    assertEquals(
        Optional.of("mit"), layout("\uFEFF---\r\nlicense: mit\r\n---\r\n", "a.csv").licence());
  }

  @Test
  void broken_front_matter_is_told_with_its_line() {
    assertEquals(
        """
        hf://o/n: the front matter of README.md is no YAML, line 3
          found: mapping values are not allowed here
          fix: correct the README.md, or name a revision where it is right""",
        yamlRefusal("license: mit\na: b: c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "configs: 7|configs is no list of configs|7",
        "configs: []|configs is no list of configs|[]",
        "configs: [a]|an entry of configs is no object|a",
        "configs: [null]|an entry of configs is no object|null",
        "configs: [{data_dir: a}]|an entry of configs has no config_name|[data_dir]",
        "configs: [{config_name: c}, {config_name: c}]|two configs have one name|c",
        "configs: [{config_name: c, data_files: 7}]|config \"c\": data_files hold something other than paths|7",
        "configs: [{config_name: c, data_files: ' '}]|config \"c\": data_files hold something other than paths| ",
        "configs: [{config_name: c, data_files: [{split: a}]}]|config \"c\": an entry of data_files has no split or no path|{split=a}",
        "configs: [{config_name: c, data_files: [{path: a}, b]}]|config \"c\": an entry of data_files has no split or no path|{path=a}",
        "configs: [{config_name: c, data_files: [{split: a, path: b}, b]}]|config \"c\": an entry of data_files has no split or no path|b",
        "configs: [{config_name: c, data_files: [{split: a, path: b}, {split: a, path: b}]}]|config \"c\": data_files name a split twice|a",
        "configs: [{config_name: c, data_files: 'https://example.com/x'}]|config \"c\": data_files are outside the repository|https://example.com/x",
      })
  void configs_that_cannot_be_read_are_told(String yaml, String what, @Nullable String found) {
    assertEquals(
        "hf://o/n: README.md: "
            + what
            + "\n  found: \""
            + (found == null ? " " : found)
            + "\"\n  fix: correct the README.md, or name a revision where it is right",
        yamlRefusal(yaml));
  }

  @Test
  void yaml_cannot_exhaust_memory_or_stack() {
    var bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertTrue(yamlRefusal(bomb.toString()).contains("is no YAML that can be read"));
    assertTrue(yamlRefusal("a: " + "[".repeat(100_000)).contains("is too deep"));
    assertTrue(yamlRefusal("a: " + "[".repeat(50) + "]".repeat(50)).contains("is too deep"));
    assertTrue(yamlRefusal("a: \"" + "x".repeat(1 << 20) + '"').contains("is no YAML"));
    assertTrue(yamlRefusal("a: 1\na: 2").contains("is no YAML"));
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
