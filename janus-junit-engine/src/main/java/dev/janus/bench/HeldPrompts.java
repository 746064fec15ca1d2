package dev.janus.bench;

import dev.janus.digest.Sha256;
import java.util.List;

/** Prompts in memory. */
final class HeldPrompts extends PromptList {

  private final List<Prompt> prompts;

  HeldPrompts(List<Prompt> prompts) {
    this.prompts = prompts;
  }

  @Override
  public Prompt get(int index) {
    return prompts.get(index);
  }

  @Override
  public int size() {
    return prompts.size();
  }

  @Override
  public String id(int index) {
    return get(index).id();
  }

  @Override
  public int rubricCount(int index) {
    return get(index).rubrics().size();
  }

  @Override
  protected void addTo(Sha256 sha, int index) {
    get(index).addTo(sha);
  }
}
