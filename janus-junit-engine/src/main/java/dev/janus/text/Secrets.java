package dev.janus.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Keys that must not be written or shown. What is written or shown to people is {@linkplain #redact
 * redacted}; what is judged, parsed or sent never is.
 *
 * <p>A key is found as it is, escaped as in JSON or HTML, percent-encoded, in hexadecimal digits,
 * and in Base64, also behind a user name as HTTP's basic authentication has it. Keys that servers
 * without authentication are given (shorter than 8 characters, of one character only, or a usual
 * filler such as {@code lm-studio}) are no secrets: they occur in ordinary text.
 *
 * <p>Immutable.
 */
@API(status = Status.INTERNAL)
public final class Secrets {

  /** No secrets. */
  public static final Secrets NONE = of(List.of());

  private static final String REDACTED = "***";
  private static final int SHORTEST = 8;

  private static final Set<String> FILLERS =
      Set.of(
          "anything",
          "api-key",
          "api_key",
          "apikey",
          "changeme",
          "dummy-key",
          "dummy_key",
          "dummykey",
          "fake-key",
          "fake_key",
          "fakekey",
          "key-not-needed",
          "lm-studio",
          "lm_studio",
          "lmstudio",
          "local-key",
          "localhost",
          "no-api-key",
          "no-key-required",
          "none-required",
          "not-needed",
          "not-required",
          "not_needed",
          "not_required",
          "notneeded",
          "notrequired",
          "placeholder",
          "sk-dummy",
          "sk-fake-key",
          "sk-local",
          "sk-no-key-required",
          "sk-not-needed",
          "sk-placeholder",
          "test-key",
          "testkey1",
          "test_key",
          "token-abc123",
          "undefined",
          "unused-key",
          "whatever",
          "your-api-key",
          "your_api_key");

  /** Longest first, so that none hides what is left of another. */
  private final List<String> forms;

  private final Pattern anyForm;

  private Secrets(Collection<String> forms) {
    this.forms =
        forms.stream()
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.anyForm =
        Pattern.compile(this.forms.stream().map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /**
   * A text that may be written, and what it takes to put back what was taken out of it.
   *
   * @param text without secrets
   * @param cuts for each secret where it was in the text, then which it was
   */
  public record Masked(String text, List<Integer> cuts) {}

  /** Returns those of the keys that are secrets. */
  public static Secrets of(Collection<String> keys) {
    Set<String> forms = new LinkedHashSet<>();
    keys.stream().filter(Secrets::isSecret).forEach(key -> addForms(key, forms));
    return new Secrets(forms);
  }

  private static boolean isSecret(String key) {
    return key.length() >= SHORTEST
        && key.chars().distinct().count() > 1
        && !FILLERS.contains(key.toLowerCase(Locale.ROOT));
  }

  private static void addForms(String key, Set<String> forms) {
    forms.add(key);
    String json = key.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    forms.add(json.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.add(unicodeEscaped(key, HexFormat.of()));
    forms.add(unicodeEscaped(key, HexFormat.of().withUpperCase()));
    addHtml(key, forms);
    for (String unreserved : List.of("-._~", "-._*", "-._~!*'()", "-._~!$&'()*+,;=:@/?")) {
      forms.add(percentEncoded(key, unreserved, HexFormat.of().withUpperCase()));
      forms.add(percentEncoded(key, unreserved, HexFormat.of()));
    }
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      String encoded = base64(bytes, before);
      forms.add(encoded);
      forms.add(encoded.replace('+', '-').replace('/', '_'));
      forms.add(percentEncoded(encoded, "", HexFormat.of().withUpperCase()));
      forms.add(percentEncoded(encoded, "", HexFormat.of()));
    }
  }

  /** As serializers do that escape what HTML or a script could take for markup. */
  private static String unicodeEscaped(String key, HexFormat hex) {
    StringBuilder text = new StringBuilder();
    key.chars()
        .forEach(
            character -> {
              boolean escaped = "<>&'\"+=/\\".indexOf(character) >= 0;
              text.append(escaped ? "\\u" + hex.toHexDigits((char) character) : (char) character);
            });
    return text.toString();
  }

  private static void addHtml(String key, Set<String> forms) {
    String html = key.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    for (String quote : List.of("\"", "&quot;", "&#34;", "&#x22;")) {
      Stream.of("'", "&apos;", "&#39;", "&#x27;", "&#039;")
          .forEach(apostrophe -> forms.add(html.replace("\"", quote).replace("'", apostrophe)));
    }
  }

  private static String percentEncoded(String text, String unreserved, HexFormat hex) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) octet;
      boolean plain = Character.isLetterOrDigit(character) || unreserved.indexOf(character) >= 0;
      encoded.append(plain ? String.valueOf(character) : "%" + hex.toHexDigits(octet));
    }
    return encoded.toString();
  }

  /**
   * Returns what of a Base64 text depends on the key alone, when so many bytes, modulo 3, are in
   * front of it and any behind it.
   */
  private static String base64(byte[] key, int before) {
    byte[] shifted = new byte[before + key.length];
    System.arraycopy(key, 0, shifted, before, key.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int start = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    return encoded.substring(start, end);
  }

  /** Returns these and the others. */
  public Secrets and(Secrets others) {
    List<String> all = new ArrayList<>(forms);
    all.addAll(others.forms);
    return new Secrets(all);
  }

  /** Returns the text for people, with {@code ***} in the place of each secret. */
  public String redact(String text) {
    return areIn(text) ? anyForm.matcher(text).replaceAll(REDACTED) : text;
  }

  /** Takes the secrets out of a text that {@link #unmask} is to give back as it was. */
  public Masked mask(String text) {
    if (!areIn(text)) {
      return new Masked(text, List.of());
    }
    StringBuilder masked = new StringBuilder();
    List<Integer> cuts = new ArrayList<>();
    Matcher matcher = anyForm.matcher(text);
    int taken = 0;
    while (matcher.find()) {
      masked.append(text, taken, matcher.start());
      cuts.add(masked.length());
      cuts.add(forms.indexOf(matcher.group()));
      masked.append(REDACTED);
      taken = matcher.end();
    }
    return new Masked(masked.append(text.substring(taken)).toString(), cuts);
  }

  /** Puts back what {@link #mask} took out; what these secrets do not know stays masked. */
  public String unmask(Masked masked) {
    StringBuilder text = new StringBuilder();
    int taken = 0;
    for (int i = 0; i + 1 < masked.cuts.size(); i += 2) {
      int start = masked.cuts.get(i);
      int form = masked.cuts.get(i + 1);
      if (start >= taken
          && form >= 0
          && form < forms.size()
          && masked.text.startsWith(REDACTED, start)) {
        text.append(masked.text, taken, start).append(forms.get(form));
        taken = start + REDACTED.length();
      }
    }
    return text.append(masked.text.substring(taken)).toString();
  }

  /** Tells whether a text holds a secret. Nearly none does, so that this is what has to be fast. */
  public boolean areIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return "Secrets[***]";
  }
}
