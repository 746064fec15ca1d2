package dev.janus.dataset.repository;

import static dev.janus.dataset.repository.Layouts.yaml;
import static dev.janus.dataset.repository.Layouts.yamlRefusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files make up a Hugging Face split where the README says so. */
class ReadmeConfigsTest {

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
}
