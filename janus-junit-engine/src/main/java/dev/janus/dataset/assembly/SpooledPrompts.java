package dev.janus.dataset.assembly;

import static java.util.Objects.requireNonNull;

import dev.janus.bench.Prompt;
import dev.janus.bench.PromptList;
import dev.janus.digest.Sha256;

/** The prompts of one split in a temporary file; each is read when it is asked for. */
final class SpooledPrompts extends PromptList {

  private final String split;
  private final SpooledDrafts drafts;
  private final RowIds ids;
  private final int[] rows;

  /**
   * Makes a list of some rows.
   *
   * @param ids of all rows
   * @param rows their numbers, in their order
   */
  SpooledPrompts(String split, SpooledDrafts drafts, RowIds ids, int[] rows) {
    this.split = split;
    this.drafts = drafts;
    this.ids = ids;
    this.rows = rows;
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public Prompt get(int index) {
    Draft draft = drafts.get(rows[index]);
    return draft.prompt(ids.of(rows[index], draft), split);
  }

  @Override
  public String id(int index) {
    return ids.made(rows[index]).orElseGet(() -> requireNonNull(drafts.id(rows[index])));
  }

  @Override
  public int rubricCount(int index) {
    return drafts.rubricCount(rows[index]);
  }

  @Override
  protected void addTo(Sha256 sha, int index) {
    byte[] bytes = drafts.bytes(rows[index]);
    DraftDecoder decoder = new DraftDecoder(bytes);
    String id = ids.made(rows[index]).orElseGet(() -> requireNonNull(decoder.id()));
    sha.add(split).add(id).addEncoded(bytes, decoder.content(), bytes.length);
  }
}
