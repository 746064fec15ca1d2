package dev.janus.dataset.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedDatasetTest {

  private static final String FIX = "\n  fix: run save_to_disk again and name the folder it writes";

  @TempDir private Path folder;

  private String files() throws IOException {
    try {
      return SavedDataset.files("x", folder).toString();
    } catch (RefusedFileException e) {
      return e.problem().message();
    }
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void files_come_in_the_order_of_the_state_not_of_their_names() throws IOException {
    write("a.arrow", "");
    write("b.arrow", "");
    write(
        "state.json", "{\"_data_files\":[{\"filename\":\"b.arrow\"},{\"filename\":\"a.arrow\"}]}");
    assertEquals(
        "[FileSource[name=x/b.arrow, path=%s], FileSource[name=x/a.arrow, path=%s]]"
            .formatted(folder.resolve("b.arrow"), folder.resolve("a.arrow")),
        files());
  }

  @Test
  void parts_come_in_the_order_in_which_they_are_named() throws IOException {
    for (String part : new String[] {"test", "train"}) {
      write(part + "/0.arrow", "");
      write(part + "/state.json", "{\"_data_files\":[{\"filename\":\"0.arrow\"}]}");
    }
    write("dataset_dict.json", "{\"splits\":[\"train\",\"test\"]}");
    assertEquals(
        "[FileSource[name=x/train/0.arrow, path=%s], FileSource[name=x/test/0.arrow, path=%s]]"
            .formatted(folder.resolve("train/0.arrow"), folder.resolve("test/0.arrow")),
        files());
  }

  @Test
  void a_file_that_is_missing_is_named() throws IOException {
    write("state.json", "{\"_data_files\":[{\"filename\":\"data/0.arrow\"}]}");
    assertEquals(
        "x/state.json: names a file that is missing\n  found: nothing called "
            + Path.of("data", "0.arrow")
            + FIX,
        files());
  }

  @Test
  void a_part_that_is_missing_is_named() throws IOException {
    write("dataset_dict.json", "{\"splits\":[\"train\"]}");
    assertEquals(
        "x/train/state.json: no such file\n  found: nothing at "
            + folder.resolve("train/state.json")
            + FIX,
        files());
  }

  @ParameterizedTest
  @CsvSource({"../a.arrow", "data/../../a.arrow", "/a.arrow", "''", "."})
  void a_file_elsewhere_is_not_followed(String name) throws IOException {
    write("state.json", "{\"_data_files\":[{\"filename\":\"" + name + "\"}]}");
    assertEquals(
        "x/state.json: names a file that is not in the folder\n  found: \"" + name + "\"" + FIX,
        files());
  }

  @Test
  void a_part_elsewhere_is_not_followed() throws IOException {
    write("dataset_dict.json", "{\"splits\":[\"../train\"]}");
    assertEquals(
        "x/dataset_dict.json: names a file that is not in the folder\n  found: \"../train\"" + FIX,
        files());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"_data_files\":[{}]}, names a file that is not in the folder, \"\"",
        "{\"_data_files\":[{\"filename\":1}]}, names a file that is not in the folder, \"1\"",
        "{\"_data_files\":[{\"filename\":\"\\u0000\"}]}, names a file that cannot be, \"\\u0000\"",
        "{}, names no files, no list \"_data_files\""
      })
  void a_broken_state_is_told(String state, String what, String found) throws IOException {
    write("state.json", state);
    assertEquals("x/state.json: " + what + "\n  found: " + found + FIX, files());
  }

  @Test
  void a_state_that_is_no_json_is_told() throws IOException {
    write("state.json", "[");
    assertEquals(
        "x/state.json: is not JSON\n  found: unexpected end-of-input: expected close marker for Array"
            + FIX,
        files());
  }

  @Test
  void parts_must_be_a_list() throws IOException {
    write("dataset_dict.json", "{}");
    assertEquals("x/dataset_dict.json: names no parts\n  found: no list \"splits\"" + FIX, files());
  }

  @Test
  void rows_picked_by_another_file_are_refused() throws IOException {
    write("state.json", "{\"_data_files\":[],\"_indices_data_files\":[{\"filename\":\"i\"}]}");
    assertEquals(
        """
        x/state.json: the rows are picked from its files by another file
          found: "_indices_data_files"
          fix: call flatten_indices() before save_to_disk""",
        files());
  }

  @Test
  void a_dataset_without_files_has_none() throws IOException {
    write("state.json", "{\"_data_files\":[],\"_indices_data_files\":null}");
    assertEquals("[]", files());
  }

  @Test
  void another_folder_is_refused() throws IOException {
    assertEquals(
        "x: is a folder, but none that save_to_disk wrote\n  found: neither state.json nor"
            + " dataset_dict.json in "
            + folder
            + "\n  fix: name a file in it, for example one in .jsonl",
        files());
  }
}
