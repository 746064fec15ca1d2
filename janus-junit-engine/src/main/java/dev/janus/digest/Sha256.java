package dev.janus.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * An incremental SHA-256 over a sequence of strings. Each string goes in as the length of its UTF-8
 * form (four bytes, big-endian) and that form, so that no two different sequences look alike.
 *
 * <p>Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class Sha256 {

  /** Never added to: to copy it costs less than to look for a provider each time. */
  private static final MessageDigest EMPTY = empty();

  private final MessageDigest digest;

  /** Starts an empty digest. */
  public Sha256() {
    digest = copyOfEmpty();
  }

  private static MessageDigest copyOfEmpty() {
    try {
      return (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      // Of another provider than the platform's own.
      return empty();
    }
  }

  private static MessageDigest empty() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns 64 lower-case hexadecimal digits for the given sequence. */
  public static String of(String... parts) {
    return new Sha256().add(List.of(parts)).hex();
  }

  /** Adds one string. */
  public Sha256 add(String part) {
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (utf8.length >>> shift));
    }
    digest.update(utf8);
    return this;
  }

  /** Adds the number of parts, then each part. */
  public Sha256 add(List<String> parts) {
    add(Integer.toString(parts.size()));
    parts.forEach(this::add);
    return this;
  }

  /**
   * Adds strings that are in the form described above already, one after the other.
   *
   * @param start of the first one's length
   * @param end of the last one
   */
  public Sha256 addEncoded(byte[] parts, int start, int end) {
    digest.update(parts, start, end - start);
    return this;
  }

  /** Ends the digest: 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
