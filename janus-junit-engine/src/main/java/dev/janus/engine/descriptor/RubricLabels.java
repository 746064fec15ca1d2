package dev.janus.engine.descriptor;

import dev.janus.bench.Rubric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestTag;

/**
 * What the tests of a split's rubrics are called. Most prompts have rubrics of the same ids, so it
 * is found out once for each list of ids. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class RubricLabels {

  private final TestTag split;
  private final Map<List<String>, List<Label>> known = new HashMap<>();

  public RubricLabels(String split) {
    this.split = TestTag.create("split:" + split);
  }

  /**
   * What the test of one rubric is called.
   *
   * @param name in test names and filters
   * @param shown in reports
   */
  public record Label(String name, String shown, Set<TestTag> tags) {}

  /** Returns a label for each rubric of one prompt. */
  public List<Label> of(List<Rubric> rubrics) {
    List<String> ids = new ArrayList<>(rubrics.size());
    for (Rubric rubric : rubrics) {
      ids.add(rubric.id());
    }
    return known.computeIfAbsent(ids, this::labels);
  }

  private List<Label> labels(List<String> ids) {
    TestNames names = new TestNames(ids);
    return ids.stream().map(id -> label(names.of(id), id)).toList();
  }

  private Label label(String name, String id) {
    TestTag tag = TestTag.create("rubric:" + PlainLine.tag(id));
    return new Label(name, PlainLine.of(id, PlainLine.ID_LENGTH), Set.of(split, tag));
  }
}
