package dev.janus.dataset.cache;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which names from elsewhere may become names of files here. They come from a server. */
enum FileNames {
  POSIX {
    @Override
    @Nullable String fault(String segment) {
      return null;
    }
  },
  WINDOWS {
    @Override
    @Nullable String fault(String segment) {
      String stem = segment.replaceFirst("[. ].*$", "").toUpperCase(Locale.ROOT);
      if (DEVICES.contains(stem)) {
        return "%s is a device on Windows".formatted(stem);
      }
      if (segment.endsWith(".") || segment.endsWith(" ")) {
        return "no name ends in a dot or a space on Windows";
      }
      return NOT_ON_WINDOWS.matcher(segment).find() ? "a character no name has on Windows" : null;
    }
  };

  private static final Set<String> DEVICES =
      Set.of(
          "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7",
          "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

  private static final Pattern NOT_ON_WINDOWS = Pattern.compile("[<>:\"|?*]");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

  /** Returns the rules of the system that holds a folder. */
  static FileNames of(Path folder) {
    return folder.getFileSystem().getSeparator().equals("\\") ? WINDOWS : POSIX;
  }

  /** Says what keeps a name from being used on this system alone; null for nothing. */
  abstract @Nullable String fault(String segment);

  /**
   * Returns the path under a folder.
   *
   * @param what the path is, for messages
   * @param path with slashes, as a repository has it
   * @throws RefusedFileException if it would lead elsewhere, or to no file at all
   */
  Path resolve(Path folder, String what, String path) throws RefusedFileException {
    List<String> segments = List.of(path.split("/", -1));
    String fault =
        Stream.concat(Stream.of(path).map(FileNames::wholeFault), segments.stream().map(this::any))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse("");
    if (!fault.isEmpty()) {
      throw refused(what, path, fault);
    }
    Path resolved = folder;
    for (String segment : segments) {
      resolved = resolved.resolve(segment);
    }
    return resolved;
  }

  private static String wholeFault(String path) {
    if (DRIVE.matcher(path).matches()) {
      return "it starts with a drive";
    }
    return path.startsWith("/") ? "it is absolute" : "";
  }

  private String any(String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      return "a part of it is \"%s\"".formatted(segment);
    }
    if (segment.indexOf('\\') >= 0) {
      return "it holds a backslash";
    }
    if (segment.chars().anyMatch(character -> character < ' ' || character == 0x7f)) {
      return "it holds a control character";
    }
    String fault = fault(segment);
    return fault == null ? "" : fault;
  }

  /** Refuses what is no commit: 40 lower-case hexadecimal digits. */
  static String commit(String commit) throws RefusedFileException {
    if (!isCommit(commit)) {
      throw refused("commit", commit, "it is not 40 lower-case hexadecimal digits");
    }
    return commit;
  }

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /** Refuses what is no ETag that can name a file. */
  static String etag(String etag) throws RefusedFileException {
    if (!ETAG.matcher(etag).matches()) {
      throw refused("ETag", etag, "it is not made of letters, digits, - and _");
    }
    return etag;
  }

  private static RefusedFileException refused(String what, String name, String fault) {
    return new RefusedFileException(
        new Problem(
            "%s %s".formatted(what, Problem.quote(name)),
            "cannot name a file in the cache",
            fault,
            "nothing was written; tell the owner of the dataset, or choose another revision"));
  }
}
