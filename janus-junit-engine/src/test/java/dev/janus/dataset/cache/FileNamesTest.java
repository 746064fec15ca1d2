package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.row.RefusedFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names from a server become names of files. */
class FileNamesTest {

  private static final Path FOLDER = Path.of("/cache");

  private static String fault(FileNames names, String path) {
    var refused =
        assertThrows(RefusedFileException.class, () -> names.resolve(FOLDER, "path", path));
    return String.valueOf(refused.problem().found());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../x | a part of it is \"..\"",
        "a/../../x | a part of it is \"..\"",
        "a/.. | a part of it is \"..\"",
        "a/./x | a part of it is \".\"",
        "a//x | a part of it is \"\"",
        "a/ | a part of it is \"\"",
        "'' | a part of it is \"\"",
        "/etc/x | it is absolute",
        "C:/x | it starts with a drive",
        "c:x | it starts with a drive",
        "a\\..\\x | it holds a backslash",
        "a/b\\c | it holds a backslash"
      })
  void a_path_that_may_lead_elsewhere_is_refused(String path, String found) {
    for (FileNames names : FileNames.values()) {
      assertEquals(found, fault(names, path));
    }
  }

  @Test
  void control_characters_are_refused_and_shown_as_escapes() {
    assertEquals("it holds a control character", fault(FileNames.POSIX, "a\0b"));
    assertEquals("it holds a control character", fault(FileNames.POSIX, "a\u007fb"));
    var refused =
        assertThrows(
            RefusedFileException.class, () -> FileNames.POSIX.resolve(FOLDER, "revision", "a\0b"));
    assertEquals(
        """
        revision "a\\u0000b": cannot name a file in the cache
          found: it holds a control character
          fix: nothing was written; tell the owner of the dataset, or choose another revision""",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "a/b/c", "...", "..a/b..", ".hidden", "a b/ü", "con/aux.json", "ab:c"})
  void other_paths_are_taken_as_they_are(String path) throws Exception {
    assertEquals(Path.of("/cache/" + path), FileNames.POSIX.resolve(FOLDER, "path", path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "con | CON is a device on Windows",
        "a/aux.json | AUX is a device on Windows",
        "Lpt9 .x/y | LPT9 is a device on Windows",
        "a./x | no name ends in a dot or a space on Windows",
        "'a /x' | no name ends in a dot or a space on Windows",
        "ab:c | a character no name has on Windows",
        "a*b | a character no name has on Windows"
      })
  void what_windows_cannot_hold_is_refused_there(String path, String found) throws Exception {
    assertEquals(found, fault(FileNames.WINDOWS, path));
    assertEquals(FOLDER.resolve(path), FileNames.POSIX.resolve(FOLDER, "path", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "com0", "com10", "auxiliary.csv", "a.con"})
  void what_only_looks_like_a_device_is_taken(String path) throws Exception {
    assertEquals(FOLDER.resolve(path), FileNames.WINDOWS.resolve(FOLDER, "path", path));
  }

  @Test
  void the_rules_are_those_of_the_folder_s_system() {
    assertEquals(
        FOLDER.getFileSystem().getSeparator().equals("/") ? FileNames.POSIX : FileNames.WINDOWS,
        FileNames.of(FOLDER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a.b", "-a", "a b", "x.incomplete", "a\\b"})
  void an_etag_that_is_no_plain_word_is_refused(String etag) {
    var refused = assertThrows(RefusedFileException.class, () -> FileNames.etag(etag));
    assertEquals("it is not made of letters, digits, - and _", refused.problem().found());
  }

  @Test
  void an_etag_has_128_characters_at_most() throws Exception {
    assertEquals("a".repeat(128), FileNames.etag("a".repeat(128)));
    assertThrows(RefusedFileException.class, () -> FileNames.etag("a".repeat(129)));
    assertEquals("0c_-1", FileNames.etag("0c_-1"));
  }

  @Test
  void a_commit_has_40_lower_case_hexadecimal_digits() throws Exception {
    assertEquals("0a".repeat(20), FileNames.commit("0a".repeat(20)));
    for (String bad : new String[] {"0".repeat(39), "0".repeat(41), "0A".repeat(20), "main"}) {
      var refused = assertThrows(RefusedFileException.class, () -> FileNames.commit(bad));
      assertEquals("it is not 40 lower-case hexadecimal digits", refused.problem().found());
    }
  }
}
