package dev.janus.bench;

import dev.janus.digest.Sha256;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Prompts that need not be in memory: what is asked of many of them, such as their ids, can be had
 * without making the prompts. Immutable and thread-safe.
 *
 * <p>Where prompts are made when they are asked for, {@link #get} gives a new one each time, equal
 * to the ones before: hold on to a prompt as long as it is needed, and no longer.
 */
@API(status = Status.EXPERIMENTAL)
public abstract class PromptList extends AbstractList<Prompt> implements RandomAccess {

  /** For those who extend it. */
  protected PromptList() {}

  /** Returns the list itself when it is one of this kind already, else a copy. */
  public static PromptList of(List<Prompt> prompts) {
    return prompts instanceof PromptList list ? list : new HeldPrompts(List.copyOf(prompts));
  }

  /** Returns the id of the prompt at an index. */
  public abstract String id(int index);

  /** Returns how many rubrics the prompt at an index has. */
  public abstract int rubricCount(int index);

  /** Adds what the digest of a bench takes of the prompt at an index. */
  protected abstract void addTo(Sha256 sha, int index);

  /** Returns how many rubrics the prompts have together. */
  public final int rubricCount() {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count += rubricCount(i);
    }
    return count;
  }

  /** Returns the ids; like this list, it holds none that can be made when it is asked for. */
  public final List<String> ids() {
    return new Ids(this);
  }

  /**
   * Returns those at the given indices.
   *
   * @throws IndexOutOfBoundsException if there is no prompt at one of them
   */
  public final PromptList at(int... indices) {
    return new ChosenPrompts(this, indices);
  }

  private static final class Ids extends AbstractList<String> implements RandomAccess {

    private final PromptList prompts;

    Ids(PromptList prompts) {
      this.prompts = prompts;
    }

    @Override
    public String get(int index) {
      return prompts.id(index);
    }

    @Override
    public int size() {
      return prompts.size();
    }
  }
}
