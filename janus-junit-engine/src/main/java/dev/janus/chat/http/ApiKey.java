package dev.janus.chat.http;

import dev.janus.text.Secrets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A key for a server, and the environment variable it was read from. No method but package-private
 * ones gives the key away.
 */
@API(status = Status.EXPERIMENTAL)
public final class ApiKey {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern LOOKS_LIKE_A_KEY =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9]).{24,}");

  private final String variable;
  private final String value;
  private final Secrets secrets;

  private ApiKey(String variable, String value) {
    this.variable = variable;
    this.value = value;
    this.secrets = Secrets.of(List.of(value));
  }

  /**
   * Reads a key.
   *
   * @param role whose key it is, for messages
   * @param variable the name of the environment variable
   * @param environment returns a variable's value, or null where it is not set
   * @throws MissingKeyException if the variable is not set, or blank
   * @throws IllegalArgumentException if it holds what no HTTP header may hold, or is no variable;
   *     the message names the variable and never its value
   */
  public static ApiKey read(
      ModelRole role, String variable, Function<String, @Nullable String> environment) {
    requireName(role, variable);
    String value = environment.apply(variable);
    if (value == null || value.isBlank()) {
      throw new MissingKeyException(
          """
          %s: the environment variable %s holds no key
            found: %s
            fix: put the key of the server into %s, or leave out %s"""
              .formatted(
                  role.key("api-key-env"),
                  variable,
                  value == null ? "it is not set" : "it is blank",
                  variable,
                  role.key("api-key-env")));
    }
    if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new IllegalArgumentException(
          """
          %s: the key in the environment variable %s cannot be sent
            found: a space, a line break or another character that is no part of a key
            fix: set %s again, to nothing but the key"""
              .formatted(role.key("api-key-env"), variable, variable));
    }
    return new ApiKey(variable, value);
  }

  private static void requireName(ModelRole role, String variable) {
    boolean name = VARIABLE.matcher(variable).matches();
    if (!name || LOOKS_LIKE_A_KEY.matcher(variable).matches()) {
      // What is not a name may well be the key itself, so it is not shown.
      throw new IllegalArgumentException(
          """
          %s: not the name of an environment variable
            found: %d characters that are no such name
            fix: name the variable, for example OPENAI_API_KEY, and put the key into it"""
              .formatted(role.key("api-key-env"), variable.length()));
    }
  }

  /** Returns the name of the environment variable. */
  public String variable() {
    return variable;
  }

  /** Returns the value of the header {@code Authorization}. */
  String authorization() {
    return "Bearer " + value;
  }

  /** Returns the key as what must not be written or shown. */
  Secrets secrets() {
    return secrets;
  }

  @Override
  public String toString() {
    return "ApiKey[" + variable + "=***]";
  }
}
