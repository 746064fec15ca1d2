package dev.janus.dataset.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Which hash of a file's content a name stands for. Files are read in blocks, whatever their size.
 */
@API(status = Status.INTERNAL)
public enum FileHash {
  /** 64 digits: the content's own. */
  SHA_256("SHA-256", 64),
  /** 40 digits: that of a blob in git. */
  GIT_SHA_1("SHA-1", 40) {
    @Override
    void start(MessageDigest digest, long size) {
      digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
    }
  },
  /** Any other name says nothing about the content. */
  NONE("", 0);

  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final int BLOCK = 1 << 16;

  private final String algorithm;
  private final int digits;

  FileHash(String algorithm, int digits) {
    this.algorithm = algorithm;
    this.digits = digits;
  }

  /** Returns the hash that an ETag of the hub, or the name of a blob, is. */
  public static FileHash named(String name) {
    if (HEX.matcher(name).matches()) {
      for (FileHash hash : values()) {
        if (hash.digits == name.length()) {
          return hash;
        }
      }
    }
    return NONE;
  }

  /** Returns the hash of a file in lower-case hexadecimal digits; of {@link #NONE}, no text. */
  public String of(Path file) throws IOException {
    if (this == NONE) {
      return "";
    }
    MessageDigest digest = digest();
    start(digest, Files.size(file));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[BLOCK];
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  void start(MessageDigest digest, long size) {
    // Only git puts something before the content.
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
