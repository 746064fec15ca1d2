package dev.janus.chat.batch;

import dev.janus.chat.http.AttemptException;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import dev.janus.digest.DigestIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what there is of a batch that is done: answers go into the store; requests that may be
 * answered yet go into new parts; all others are stored as failures. May be killed at any point and
 * begun again: what was stored stays, and the last thing it does is to note the new parts in the
 * place of the old one.
 */
final class Settlement {

  private final BatchBooks books;
  private final BatchServer server;
  private final int attempts;
  private final AnswerFiles files;
  private final AnswerLine lines;

  Settlement(BatchBooks books, BatchServer server, BatchPolicy policy) {
    this.books = books;
    this.server = server;
    this.attempts = policy.attempts();
    this.files = new AnswerFiles(books.folder(), server);
    this.lines = new AnswerLine(server.dialect());
  }

  /** Settles a part whose batch is done. */
  void settle(Part part, BatchStatus batch)
      throws AttemptException, IOException, InterruptedException {
    List<Path> downloads = files.fetch(part, batch);
    Map<String, Fault> faults = new HashMap<>();
    DigestIndex names = names(part);
    for (Path file : downloads) {
      take(part, file, names, faults);
    }
    Schemas schemas = schemas(part);
    try (NextParts next = new NextParts(books, part.contents())) {
      PartReader.read(
          books.folder(),
          part.number(),
          line -> decide(part, line, schemas, fault(faults, line, batch), next));
      replace(part, next.finish(), batch, schemas);
    }
    AnswerFiles.delete(downloads);
  }

  private DigestIndex names(Part part) throws IOException {
    DigestIndex names = new DigestIndex();
    PartReader.read(books.folder(), part.number(), line -> names.put(line.name(), 0));
    return names;
  }

  /** Stores the answers in a file, and collects what is said about those that are not there. */
  private void take(Part part, Path file, DigestIndex names, Map<String, Fault> faults)
      throws IOException {
    try (LineReader reader = new LineReader(file)) {
      LineReader.Line line = reader.next();
      while (line != null) {
        AnswerLine.Answer answer = lines.read(line.text(), part.contents().attempt());
        if (answer != null && names.contains(answer.name())) {
          take(answer, faults);
        }
        line = reader.next();
      }
    }
  }

  private void take(AnswerLine.Answer answer, Map<String, Fault> faults) throws IOException {
    if (answer.fault() != null) {
      faults.put(answer.name(), answer.fault());
    } else if (answer.completion() != null && !books.store().contains(answer.name())) {
      books.store().put(answer.name(), answer.completion());
      books.bill().add(answer.completion().usage());
    }
  }

  private Fault fault(Map<String, Fault> faults, RequestLine line, BatchStatus batch) {
    Fault fault = faults.get(line.name());
    return fault == null ? server.faults().missing(batch.state()) : fault;
  }

  /** Returns what is known of the server's way with schemas, now that answers are stored. */
  private Schemas schemas(Part part) throws IOException {
    int[] answered = new int[1];
    int[] withSchema = new int[1];
    PartReader.read(
        books.folder(),
        part.number(),
        line -> {
          if (books.store().isAnswered(line.name())) {
            answered[0]++;
            withSchema[0] += line.hasSchema() ? 1 : 0;
          }
        });
    Schemas before = books.state().schemas();
    if (before == Schemas.TAKEN || withSchema[0] > 0) {
      return Schemas.TAKEN;
    }
    boolean answeredWithout = part.contents().form() == Part.Form.WITHOUT_SCHEMA && answered[0] > 0;
    return answeredWithout ? Schemas.REFUSED : before;
  }

  private void decide(Part part, RequestLine line, Schemas schemas, Fault fault, NextParts next)
      throws IOException {
    if (books.store().contains(line.name())) {
      return;
    }
    boolean attemptsLeft = part.contents().attempt() < attempts;
    if (fault.blame() == Blame.REQUEST && line.hasSchema() && schemas != Schemas.TAKEN) {
      next.add(Part.Form.WITHOUT_SCHEMA, line.withoutSchema());
    } else if (fault.blame() == Blame.TRANSIENT && attemptsLeft) {
      next.add(part.contents().form(), line);
    } else {
      books.store().put(line.name(), failed(fault, part.contents().attempt()));
    }
  }

  private StoredAnswer failed(Fault fault, int attempt) {
    Fault last =
        fault.blame() == Blame.TRANSIENT
            ? fault.with("; gave up after %d attempts".formatted(attempt))
            : fault;
    return new StoredAnswer.Failed(last.message(server.dialect().where()), attempt);
  }

  /** Notes a part as done, and what comes in its place. */
  private void replace(Part part, List<Part.Contents> next, BatchStatus batch, Schemas schemas)
      throws IOException {
    List<@Nullable String> serverFiles =
        Arrays.asList(part.file(), batch.outputFile(), batch.errorFile());
    books.state().settled(part, next, serverFiles, schemas);
    Files.deleteIfExists(books.folder().requests(part.number()));
  }

  /** Gives a part up: its requests are collected again by whoever wants them answered. */
  void giveUp(Part part) throws IOException {
    replaceUnsent(part, List.of());
  }

  /**
   * Puts two parts of half the size in the place of one that is too large for the server.
   *
   * @param part with two requests or more, of which none was answered
   */
  void split(Part part) throws IOException {
    BatchFolder folder = books.folder();
    Part.Contents whole = part.contents();
    int number = books.state().lastNumber();
    List<Part.Contents> halves = new ArrayList<>();
    try (PartWriter first = new PartWriter(folder, number + 1);
        PartWriter second = new PartWriter(folder, number + 2)) {
      PartReader.read(
          folder,
          part.number(),
          line -> (first.requests() < whole.requests() / 2 ? first : second).add(line.text()));
      for (PartWriter half : List.of(first, second)) {
        halves.add(half.finish(books.state().run(), whole.attempt(), whole.form()));
      }
    }
    replaceUnsent(part, halves);
  }

  private void replaceUnsent(Part part, List<Part.Contents> next) throws IOException {
    List<@Nullable String> serverFiles = Arrays.asList(part.file());
    books.state().settled(part, next, serverFiles, books.state().schemas());
    Files.deleteIfExists(books.folder().requests(part.number()));
  }
}
