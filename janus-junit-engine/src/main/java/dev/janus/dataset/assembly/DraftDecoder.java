package dev.janus.dataset.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.bench.Preference;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.dataset.row.Place;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a draft that {@link DraftEncoder} wrote. One instance reads one part, once. */
final class DraftDecoder {

  private final ByteBuffer bytes;
  private final int content;
  private final int index;
  private final int flags;

  DraftDecoder(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.content = this.bytes.getInt();
    this.index = this.bytes.getInt();
    this.flags = this.bytes.getInt();
  }

  /** Returns where begins what the digest of a bench takes. */
  int content() {
    return content;
  }

  /** Returns the row's own id, if it has one. */
  @Nullable String id() {
    return (flags & DraftEncoder.OWN_ID) == 0 ? null : text();
  }

  Draft draft() {
    String id = id();
    Place place = new Place(text(), text());
    List<Preference> preferences = new ArrayList<>();
    for (int left = bytes.getInt(); left > 0; left--) {
      preferences.add(new Preference(text(), text(), text(), text()));
    }
    int turns = bytes.getInt();
    int rubrics = bytes.getInt();
    boolean whole = (flags & DraftEncoder.WHOLE) != 0;
    return new Draft(
        place,
        index,
        whole,
        id,
        text(),
        text(),
        texts(turns),
        text(),
        preferences,
        rubrics(rubrics));
  }

  private List<Rubric> rubrics(int count) {
    List<Rubric> rubrics = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rubrics.add(
          new Rubric(text(), text(), new ScoreDescriptions(texts(ScoreDescriptions.HIGHEST))));
    }
    return rubrics;
  }

  /** The digest wants their number before them. */
  private List<String> texts(int count) {
    text();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    int length = bytes.getInt();
    String text = new String(bytes.array(), bytes.position(), length, UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }
}
