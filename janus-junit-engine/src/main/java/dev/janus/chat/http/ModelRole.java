package dev.janus.chat.http;

import java.util.Locale;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What a model is used for. It decides the words and the configuration keys in messages. */
@API(status = Status.EXPERIMENTAL)
public enum ModelRole {
  /** The model under test. */
  GENERATOR,
  /** The model that rates. */
  JUDGE;

  /** Returns the word used in messages: {@code generator} or {@code judge}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a configuration key of this role.
   *
   * @param setting its last part, for example {@code url}
   */
  public String key(String setting) {
    return "janus." + word() + "." + setting;
  }
}
