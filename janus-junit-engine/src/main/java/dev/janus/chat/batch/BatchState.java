package dev.janus.chat.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the batches of a folder are: in memory, and in a file that only grows. What is changed is
 * first written, so that a later process knows all that this one did.
 *
 * <p>Not thread-safe.
 */
final class BatchState implements AutoCloseable {

  private final JsonMapper mapper = new JsonMapper();
  private final BatchFolder folder;
  private final LineFile file;
  private final Map<Integer, Part> parts = new TreeMap<>();
  private final Map<Integer, List<String>> leftovers = new TreeMap<>();
  private int lastNumber;
  private long lines;
  private String run = "";
  private Schemas schemas = Schemas.UNKNOWN;

  /**
   * Opens the state in a folder.
   *
   * @param newRun names this run, when the folder is new; no two runs have the same name
   */
  BatchState(BatchFolder folder, String newRun) throws IOException {
    this.folder = folder;
    file = LineFile.open(folder.state(), folder.opening(), this::visit);
    if (run.isEmpty()) {
      note(StateLine.of("run").put(StateLine.ID, newRun));
    }
  }

  private void visit(LineReader.Line line) throws IOException {
    lines++;
    try {
      apply(mapper.readTree(line.text()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          "%s:%d: not a line about a batch\n  found: %d characters that are not\n  fix: put the file back as Janus wrote it; to ask, and pay for, all again, delete %s"
              .formatted(folder.state(), lines, line.text().length(), folder.path()),
          e);
    }
  }

  private void note(ObjectNode line) throws IOException {
    file.append(line.toString());
    apply(line);
  }

  private void apply(JsonNode line) {
    int number = line.path(StateLine.PART).intValue();
    String id = line.path(StateLine.ID).asText();
    switch (line.path(StateLine.TYPE).asText()) {
      case "run" -> run = id;
      case "written" -> add(StateLine.parts(line));
      case "uploaded" -> put(part(number).uploaded(id));
      case "intended" -> put(part(number).intended());
      case "created" -> put(part(number).created(id));
      case "deferred" -> put(part(number).deferred());
      case "settled" -> settle(number, line);
      case "cleaned" -> leftovers.remove(number);
      default -> throw new IllegalArgumentException("an unknown type of line");
    }
  }

  private Part part(int number) {
    Part part = parts.get(number);
    if (part == null) {
      throw new IllegalArgumentException("a line about a part that is not there");
    }
    return part;
  }

  private void put(Part part) {
    parts.put(part.number(), part);
  }

  private void add(List<Part.Contents> added) {
    for (Part.Contents contents : added) {
      put(Part.written(contents));
      lastNumber = Math.max(lastNumber, contents.number());
    }
  }

  private void settle(int number, JsonNode line) {
    parts.remove(number);
    leftovers.put(number, StateLine.files(line));
    schemas = Schemas.valueOf(line.path(StateLine.SCHEMAS).asText());
    add(StateLine.parts(line));
  }

  /** Returns what tells this run from all others. */
  String run() {
    return run;
  }

  /** Returns the parts that are not settled, the first first. */
  List<Part> open() {
    return List.copyOf(parts.values());
  }

  /** Returns the files that may still be at the server, under the numbers of settled parts. */
  Map<Integer, List<String>> leftovers() {
    return Map.copyOf(leftovers);
  }

  Schemas schemas() {
    return schemas;
  }

  /** Returns the number of the last part that was noted. */
  int lastNumber() {
    return lastNumber;
  }

  /** Notes new parts. */
  void written(List<Part.Contents> added) throws IOException {
    ObjectNode line = StateLine.of("written");
    StateLine.putParts(line, added);
    note(line);
  }

  void uploaded(Part part, String id) throws IOException {
    note(StateLine.of("uploaded", part.number()).put(StateLine.ID, id));
  }

  void intended(Part part) throws IOException {
    note(
        StateLine.of("intended", part.number())
            .put("digest", part.contents().digest())
            .put("file", part.file()));
  }

  void created(Part part, String id) throws IOException {
    note(StateLine.of("created", part.number()).put(StateLine.ID, id));
  }

  void deferred(Part part) throws IOException {
    note(StateLine.of("deferred", part.number()));
  }

  /**
   * Notes that all that is to be had of a part is in the store, and which parts come in its place:
   * in one line, so that no request can be in two parts, or in none.
   *
   * @param next the parts of requests that are sent again
   * @param serverFiles what to delete at the server; those that are null do not exist
   */
  void settled(
      Part part, List<Part.Contents> next, List<@Nullable String> serverFiles, Schemas known)
      throws IOException {
    ObjectNode line = StateLine.of("settled", part.number());
    StateLine.putParts(line, next);
    StateLine.putFiles(line, serverFiles);
    note(line.put(StateLine.SCHEMAS, known.name()));
  }

  void cleaned(int part) throws IOException {
    note(StateLine.of("cleaned", part));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
