package dev.janus.chat.batch;

import dev.janus.chat.http.AttemptException;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gets the files of a batch that is done. */
final class AnswerFiles {

  private static final Fault INCOMPLETE =
      new Fault(
          "a file of answers ends early",
          "fewer lines than the batch counts, or a part of a line",
          "run again",
          Blame.TRANSIENT);

  private static final long MOST_OF_AN_ANSWER = 1 << 20;
  private static final long MOST_OF_ALL_ELSE = 16 << 20;

  private final BatchFolder folder;
  private final BatchClient client;
  private final AnswerLine lines;
  private int downloads;

  AnswerFiles(BatchFolder folder, BatchServer server) {
    this.folder = folder;
    this.client = server.client();
    this.lines = new AnswerLine(server.dialect());
  }

  /**
   * Downloads the file of answers and that of errors, as far as there are such files. A connection
   * may break where nobody notices, so files with less in them than there should be are downloaded
   * again, and believed in the end.
   */
  List<Path> fetch(Part part, BatchStatus batch)
      throws AttemptException, IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    try {
      client.retried(
          () -> {
            download(part, batch, files);
            return requireComplete(files, batch);
          });
    } catch (AttemptException e) {
      if (!e.fault().equals(INCOMPLETE)) {
        throw client.whenGone(e);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private void download(Part part, BatchStatus batch, List<Path> files)
      throws AttemptException, InterruptedException {
    files.clear();
    if (batch.outputFile() != null) {
      files.add(download(part, batch.outputFile()));
    }
    if (batch.errorFile() != null && !batch.errorFile().equals(batch.outputFile())) {
      files.add(download(part, batch.errorFile()));
    }
  }

  private Path download(Part part, String file) throws AttemptException, InterruptedException {
    downloads++;
    Path target = folder.download(part.number(), "answers-" + downloads);
    long maximum = part.contents().requests() * MOST_OF_AN_ANSWER + MOST_OF_ALL_ELSE;
    client.download(file, target, maximum);
    return target;
  }

  private boolean requireComplete(List<Path> files, BatchStatus batch) throws AttemptException {
    long found = 0;
    boolean cut = false;
    for (Path file : files) {
      try (LineReader reader = new LineReader(file)) {
        LineReader.Line line = reader.next();
        while (line != null) {
          found += line.text().isBlank() ? 0 : 1;
          cut |= !line.whole() && !lines.isJson(line.text());
          line = reader.next();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (cut || found < batch.counts().completed()) {
      throw new AttemptException(INCOMPLETE);
    }
    return true;
  }

  /** Deletes what was downloaded. */
  static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
