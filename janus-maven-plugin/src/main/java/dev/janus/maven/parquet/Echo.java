package dev.janus.maven.parquet;

import org.apache.parquet.io.ParquetDecodingException;

/**
 * A group as a leaf sees it that is not the first one in it. Each leaf repeats the whole shape of
 * its groups; the first one tells it, the others must agree.
 */
final class Echo implements Level {

  private final Column group;
  private int slots;
  private int elements;

  Echo(Column group) {
    this.group = group;
  }

  @Override
  public boolean slot(int definition) {
    slots++;
    boolean goesOn = !(group instanceof ListColumn list) || list.isFilled(definition);
    if (goesOn) {
      elements++;
    }
    return goesOn;
  }

  @Override
  public void element() {
    elements++;
  }

  /** Checks what was seen since the last batch, and forgets it. */
  void check() {
    boolean same =
        slots == group.slots()
            && (!(group instanceof ListColumn list) || list.elements() == elements);
    if (!same) {
      throw new ParquetDecodingException(
          "the columns within " + group.field().getName() + " do not agree");
    }
    slots = 0;
    elements = 0;
  }
}
