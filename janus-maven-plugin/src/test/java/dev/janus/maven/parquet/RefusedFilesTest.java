package dev.janus.maven.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that cannot be converted: one message each. */
class RefusedFilesTest {

  @TempDir private Path folder;

  @Test
  void a_git_lfs_pointer_is_told_apart() throws Exception {
    assertEquals(
        """
        x.parquet: is not a Parquet file
          found: a Git LFS pointer, not the file it stands for
          fix: run git lfs pull""",
        refusal(BenchFilesTest.file("lfs-pointer.parquet")));
  }

  @Test
  void an_html_page_is_told_apart() throws Exception {
    assertEquals(
        """
        x.parquet: is not a Parquet file
          found: an HTML page or XML
          fix: download the file itself, not the page about it""",
        refusal(file("\n<!DOCTYPE html><html><title>Log in</title></html>")));
  }

  @Test
  void an_empty_file_is_told_apart() throws Exception {
    assertEquals(
        """
        x.parquet: is not a Parquet file
          found: an empty file
          fix: delete it and download it again""",
        refusal(file("")));
  }

  @Test
  void another_file_is_told_apart() throws Exception {
    assertEquals(
        """
        x.parquet: is not a Parquet file
          found: 14 bytes that do not start with PAR1
          fix: name a .parquet file""",
        refusal(file("{\"prompt\": \"\"}")));
  }

  @Test
  void a_missing_file_is_told() {
    Path missing = folder.resolve("missing.parquet");
    assertEquals(
        "x.parquet: there is no such file\n  found: " + missing + "\n  fix: name a .parquet file",
        refusal(missing));
  }

  @Test
  void a_file_without_its_end_is_cut_off() throws Exception {
    assertEquals(
        """
        x.parquet: is cut off: the end of a Parquet file is missing
          found: 14 bytes that do not end with PAR1
          fix: delete it and download it again""",
        refusal(file("PAR1 and so on")));
  }

  @Test
  void magic_alone_is_cut_off() throws Exception {
    assertEquals(
        """
        x.parquet: is cut off: the end of a Parquet file is missing
          found: 8 bytes that do not end with PAR1
          fix: delete it and download it again""",
        refusal(file("PAR1PAR1")));
  }

  @Test
  void an_encrypted_footer_is_told_apart() throws Exception {
    assertEquals(
        """
        x.parquet: is encrypted
          found: an encrypted Parquet file
          fix: decrypt it, and name the file that results""",
        refusal(file("PARE" + "\0".repeat(40) + "PARE")));
  }

  @Test
  void a_footer_that_is_none_is_damage() throws Exception {
    String message = refusal(file("PAR1" + "\u0007".repeat(40) + "(\0\0\0PAR1"));
    assertTrue(message.startsWith("x.parquet: is damaged\n  found: \""), message);
    assertTrue(message.endsWith("\n  fix: delete it and download it again"), message);
  }

  @ParameterizedTest
  @EnumSource(names = {"BROTLI", "LZO", "LZ4"})
  void a_codec_that_nobody_unpacks_is_named(CompressionCodecName codec) throws Exception {
    Path written =
        new WrittenParquet(folder.resolve("x"), "message m { required int64 n; }")
            .codec(codec)
            .rows(3, (number, row) -> row.add("n", (long) number));
    assertEquals(
        "x.parquet: is compressed in a way that Janus cannot unpack\n  found: "
            + codec
            + "\n  fix: write the file again with one of UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW",
        refusal(written));
  }

  @Test
  void a_target_that_fails_is_not_the_fault_of_the_file() throws Exception {
    Path written =
        new WrittenParquet(folder.resolve("x"), "message m { required int64 n; }")
            .rows(3, (number, row) -> row.add("n", (long) number));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    UnwritableException fault =
        assertThrows(
            UnwritableException.class,
            () -> conversion(written).writeTo(Channels.newChannel(full)));
    assertEquals("No space left on device", fault.getMessage());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file"), content, ISO_8859_1);
  }

  private static ParquetConversion conversion(Path file) {
    return new ParquetConversion(new ParquetFile("x.parquet", file), (done, total) -> {});
  }

  private static String refusal(Path file) {
    RefusedFileException refused =
        assertThrows(
            RefusedFileException.class,
            () -> conversion(file).writeTo(Channels.newChannel(OutputStream.nullOutputStream())));
    return refused.problem().message();
  }
}
