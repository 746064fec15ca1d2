package dev.janus.dataset.hub;

import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.cache.OfflineSwitch;
import dev.janus.dataset.row.Problem;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Who the hub is asked as. No method but package-private ones gives the token away. */
@API(status = Status.EXPERIMENTAL)
public final class HubToken {

  private static final String DISABLED = "HF_HUB_DISABLE_IMPLICIT_TOKEN";
  private static final String[] VARIABLES = {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"};

  private final String value;
  private final String source;

  private HubToken(String value, String source) {
    this.value = value;
    this.source = source;
  }

  /**
   * Reads the token as the Python libraries do: {@code HF_TOKEN}, {@code HUGGING_FACE_HUB_TOKEN},
   * then the file; none when {@code HF_HUB_DISABLE_IMPLICIT_TOKEN} is set.
   *
   * @param environment returns a variable's value, or null where it is not set
   * @throws HubException if the file cannot be read, or the token cannot be sent
   */
  public static Optional<HubToken> read(
      Function<String, @Nullable String> environment, HubFolders folders) throws HubException {
    if (OfflineSwitch.isTrue(environment.apply(DISABLED))) {
      return Optional.empty();
    }
    for (String variable : VARIABLES) {
      String value = environment.apply(variable);
      if (value != null && !value.isBlank()) {
        return Optional.of(checked(value.strip(), variable));
      }
    }
    String text = text(folders.token());
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(checked(text.strip(), folders.token().toString()));
  }

  private static String text(Path file) throws HubException {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new HubException(
          new Problem(
              file.toString(),
              "the token of Hugging Face cannot be read",
              e.getClass().getSimpleName(),
              "make the file readable, or set %s=1 to go on without".formatted(DISABLED)),
          e);
    }
  }

  private static HubToken checked(String value, String source) throws HubException {
    if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new HubException(
          new Problem(
              source,
              "holds a token that cannot be sent",
              "a space, a line break or another character that is no part of a token",
              "put nothing but the token there"),
          null);
    }
    return new HubToken(value, source);
  }

  /** Returns where the token was read: a variable or a file. */
  public String source() {
    return source;
  }

  /** Returns the value of the header {@code Authorization}. */
  String authorization() {
    return "Bearer " + value;
  }

  /** Returns the text without the token. */
  String redact(String text) {
    return Secrets.of(List.of(value)).redact(text);
  }

  @Override
  public String toString() {
    return "HubToken[" + source + "=***]";
  }
}
