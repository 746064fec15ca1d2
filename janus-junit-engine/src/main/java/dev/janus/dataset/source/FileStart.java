package dev.janus.dataset.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The first bytes of a file, which tell what it is.
 *
 * @param head one character for each byte
 */
@API(status = Status.INTERNAL)
public record FileStart(String head) {

  private static final int LENGTH = 8192;
  private static final String MARK = "\u00EF\u00BB\u00BF";

  private static final String NO_BENCH = "not a bench in JSON, CSV or Arrow";
  private static final String PARQUET = "PAR1";

  /** What only the tests see cannot be converted for them. */
  private static final String RESOURCE = "classpath:";

  private static final String ARROW_FILE = "ARROW1";
  private static final String ARROW_STREAM = "\u00FF\u00FF\u00FF\u00FF";

  private static final String AS_JSONL = "write the rows as JSON lines (.jsonl) and name that file";
  private static final String UNPACK = "unpack it and name the file inside";

  /** Where a fix names the file. */
  private static final String FILE = "<file>";

  private static final String UTF_8 = "save the file in UTF-8";

  /** What other files begin with. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(PARQUET, "a Parquet file", "run mvn janus:fetch -Djanus.bench=" + FILE),
          new Kind("\u001F\u008B", "a gzip file", UNPACK),
          new Kind("PK\u0003\u0004", "a zip file", UNPACK),
          new Kind("(\u00B5/\u00FD", "a Zstandard file", UNPACK),
          new Kind(
              "version https://git-lfs.github.com/",
              "a Git LFS pointer, not the file it stands for",
              "run git lfs pull"),
          new Kind("\u00FF\u00FE", "text in UTF-16", UTF_8),
          new Kind("\u00FE\u00FF", "text in UTF-16", UTF_8));

  private record Kind(String magic, String name, String fix) {
    Problem refusal(String file) {
      if (magic.equals(PARQUET) && file.startsWith(RESOURCE)) {
        return new Problem(
            file, NO_BENCH, name, "name the file by its path, and run mvn janus:fetch");
      }
      return new Problem(file, NO_BENCH, name, fix.replace(FILE, file));
    }
  }

  public static FileStart of(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return new FileStart(new String(in.readNBytes(LENGTH), ISO_8859_1));
    }
  }

  /** Returns why a file that starts like this is no bench. */
  public Optional<Problem> refusal(String name) {
    if (head.isEmpty()) {
      return Optional.of(
          new Problem(name, "the bench has no rows", "an empty file", "add at least one row"));
    }
    if (isArrow()) {
      return Optional.empty();
    }
    return KINDS.stream()
        .filter(kind -> head.startsWith(kind.magic))
        .findFirst()
        .or(this::textOrBytes)
        .map(kind -> kind.refusal(name));
  }

  /** Returns whether it is Arrow IPC: a stream or a file. */
  public boolean isArrow() {
    return isArrowFile() || head.startsWith(ARROW_STREAM);
  }

  /** Returns whether it is an Arrow IPC file, which has a footer. */
  public boolean isArrowFile() {
    return head.startsWith(ARROW_FILE);
  }

  private Optional<Kind> textOrBytes() {
    if (start().startsWith("<")) {
      return Optional.of(
          new Kind("<", "an HTML page or XML", "download the file itself, not the page about it"));
    }
    return isBinary()
        ? Optional.of(new Kind("", "bytes that are no text", AS_JSONL))
        : Optional.empty();
  }

  /** No text has a NUL, and few have more than a stray control character. */
  private boolean isBinary() {
    long controls = head.chars().filter(c -> c < ' ' && !Character.isWhitespace(c)).count();
    return head.indexOf('\0') >= 0 || controls * 32 > head.length();
  }

  /** Returns what follows the byte order mark and blanks; empty when there is nothing else. */
  public String start() {
    return (head.startsWith(MARK) ? head.substring(MARK.length()) : head).stripLeading();
  }
}
