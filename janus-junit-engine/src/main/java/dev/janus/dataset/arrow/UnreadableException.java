package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.util.function.Supplier;

/**
 * Says why no more can be read of a file. Unchecked, since a column that no one asks for is not
 * looked at: what is wrong with it comes to light while a row is taken apart.
 */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String FETCH = "download it or write it again";

  private final String what;
  private final String found;
  private final String fix;

  private UnreadableException(String what, String found, String fix) {
    super(what);
    this.what = what;
    this.found = found;
    this.fix = fix;
  }

  static UnreadableException cutOff(String found) {
    return new UnreadableException("the file is cut off", found, FETCH);
  }

  static UnreadableException damaged(String found) {
    return new UnreadableException("the file is damaged", found, FETCH);
  }

  /** Is for files that are sound, and of a kind that this reader does not take. */
  static UnreadableException unsupported(String what, String found, String fix) {
    return new UnreadableException(what, found, fix);
  }

  /** Runs code of a library, which throws whatever it likes when bytes are not what they should. */
  static <T> T checked(Supplier<T> code) {
    try {
      return code.get();
    } catch (UnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      UnreadableException damaged = damaged(String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  RefusedFileException refusal(String file) {
    return new RefusedFileException(new Problem(file, what, found, fix));
  }
}
