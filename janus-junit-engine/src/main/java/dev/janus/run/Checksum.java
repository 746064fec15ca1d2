package dev.janus.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The checksum of a line of a record or of the cache: its last member, {@code "sum"}, is the
 * CRC-32C (RFC 3720, appendix B.4) of the bytes of the line as it would stand without that member,
 * in eight hexadecimal digits. It finds what disks, editors and scripts do to a line by accident.
 * It protects from nobody who means to forge one. Stateless and thread-safe.
 */
@API(status = Status.INTERNAL)
public enum Checksum {
  /** The line has none: an earlier version wrote it. */
  ABSENT,
  /** The line is as it was written. */
  RIGHT,
  /** The line is not as it was written. */
  WRONG;

  private static final byte[] MEMBER = ",\"sum\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 8;
  private static final int LENGTH = MEMBER.length + DIGITS + END.length;

  /**
   * Adds the checksum.
   *
   * @param line an object in JSON with at least one member, without white space at its end; a line
   *     that has a checksum is returned as it is
   */
  public static byte[] add(byte[] line) {
    if (of(line) != ABSENT) {
      return line;
    }
    byte[] digits = HexFormat.of().toHexDigits(sum(line)).getBytes(StandardCharsets.US_ASCII);
    byte[] added = new byte[line.length - 1 + LENGTH];
    int end = line.length - 1;
    System.arraycopy(line, 0, added, 0, end);
    System.arraycopy(MEMBER, 0, added, end, MEMBER.length);
    System.arraycopy(digits, 0, added, end + MEMBER.length, DIGITS);
    System.arraycopy(END, 0, added, end + MEMBER.length + DIGITS, END.length);
    return added;
  }

  /** Compares the checksum of a line, given without its line end, with its bytes. */
  public static Checksum of(byte[] line) {
    int start = line.length - LENGTH;
    if (start < 1 || !has(line, start, MEMBER) || !has(line, line.length - END.length, END)) {
      return ABSENT;
    }
    String digits = new String(line, start + MEMBER.length, DIGITS, StandardCharsets.ISO_8859_1);
    byte[] bare = Arrays.copyOf(line, start + 1);
    bare[start] = '}';
    return HexFormat.of().toHexDigits(sum(bare)).equals(digits) ? RIGHT : WRONG;
  }

  private static int sum(byte[] line) {
    CRC32C sum = new CRC32C();
    sum.update(line);
    return (int) sum.getValue();
  }

  private static boolean has(byte[] line, int start, byte[] expected) {
    return Arrays.equals(line, start, start + expected.length, expected, 0, expected.length);
  }
}
