package dev.janus.bench;

import dev.janus.digest.Sha256;
import java.util.Objects;

/** Some of a list of prompts. */
final class ChosenPrompts extends PromptList {

  private final PromptList all;
  private final int[] indices;

  ChosenPrompts(PromptList all, int[] indices) {
    this.all = all;
    this.indices = indices.clone();
    for (int index : indices) {
      Objects.checkIndex(index, all.size());
    }
  }

  @Override
  public Prompt get(int index) {
    return all.get(indices[index]);
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public String id(int index) {
    return all.id(indices[index]);
  }

  @Override
  public int rubricCount(int index) {
    return all.rubricCount(indices[index]);
  }

  @Override
  protected void addTo(Sha256 sha, int index) {
    all.addTo(sha, indices[index]);
  }
}
