package dev.janus.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a record, read from its start or from any line on. Thread-safe. */
interface RecordBytes extends AutoCloseable {

  /** Opens all of them. */
  InputStream open() throws IOException;

  /** Returns the line that starts behind so many bytes. */
  String line(long start) throws IOException;

  @Override
  void close() throws IOException;

  /** Returns the bytes of a file, which may grow meanwhile. */
  static RecordBytes of(Path file) throws IOException {
    RecordFile opened = RecordFile.openToRead(file);
    return new RecordBytes() {

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public String line(long start) throws IOException {
        return opened.line(start);
      }

      @Override
      public void close() throws IOException {
        opened.close();
      }
    };
  }

  /** Returns bytes in memory. */
  static RecordBytes of(byte[] bytes) {
    return new RecordBytes() {

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public String line(long start) {
        int end = Math.toIntExact(start);
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        return new String(bytes, (int) start, end - (int) start, StandardCharsets.UTF_8);
      }

      @Override
      public void close() {}
    };
  }
}
