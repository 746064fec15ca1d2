package dev.janus.dataset.repository;

import static dev.janus.dataset.repository.Layouts.splits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files make up a Hugging Face split where the README does not say so. */
class DefaultSplitsTest {

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
}
