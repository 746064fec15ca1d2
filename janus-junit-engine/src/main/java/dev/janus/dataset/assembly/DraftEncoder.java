package dev.janus.dataset.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.bench.Preference;
import dev.janus.bench.Rubric;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a draft as bytes that {@link DraftDecoder} reads: what the digest of a bench does not
 * take, then what it takes, in the digest's own form, so that it can be computed without decoding.
 * Each text is the length of its UTF-8 form (four bytes, big-endian) and that form. One instance
 * writes one draft after the other; not thread-safe.
 */
final class DraftEncoder {

  static final int WHOLE = 1;
  static final int OWN_ID = 2;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** Writes a draft in place of the one before; returns how many bytes it takes. */
  int encode(Draft draft) {
    size = 0;
    addNumber(0);
    addNumber(draft.index());
    addNumber((draft.whole() ? WHOLE : 0) | (draft.id() == null ? 0 : OWN_ID));
    if (draft.id() != null) {
      addText(draft.id());
    }
    addText(draft.place().where());
    addText(draft.place().brief());
    addNumber(draft.preferences().size());
    draft.preferences().forEach(this::addPreference);
    addNumber(draft.turns().size());
    addNumber(draft.rubrics().size());
    int content = size;
    addContent(draft);
    int end = size;
    size = 0;
    addNumber(content);
    size = end;
    return size;
  }

  /** Returns the bytes of the last draft, and more behind them. */
  byte[] bytes() {
    return bytes;
  }

  /** In the order of {@link dev.janus.bench.Bench#digest}. */
  private void addContent(Draft draft) {
    addText(draft.source());
    addText(draft.system());
    addTexts(draft.turns());
    addText(draft.referenceAnswer());
    for (Rubric rubric : draft.rubrics()) {
      addText(rubric.id());
      addText(rubric.criteria());
      addTexts(rubric.scores().descriptions());
    }
  }

  private void addPreference(Preference preference) {
    addText(preference.dimension());
    addText(preference.subdimension());
    addText(preference.preference());
    addText(preference.description());
  }

  private void addTexts(List<String> texts) {
    addText(Integer.toString(texts.size()));
    texts.forEach(this::addText);
  }

  private void addText(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    addNumber(utf8.length);
    makeRoom(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  private void addNumber(int number) {
    makeRoom(Integer.BYTES);
    bytes[size++] = (byte) (number >>> 24);
    bytes[size++] = (byte) (number >>> 16);
    bytes[size++] = (byte) (number >>> 8);
    bytes[size++] = (byte) number;
  }

  private void makeRoom(int length) {
    if (length > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
    }
  }
}
