package dev.janus.engine;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.descriptor.PromptDescriptor;
import dev.janus.engine.descriptor.PromptTestDescriptor;
import dev.janus.engine.descriptor.RubricDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.descriptor.SplitTestDescriptor;
import dev.janus.execution.PromptOrder;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.platform.engine.TestDescriptor;

/** What the tests of some containers order, in their order: prompts of a large bench one by one. */
final class Orders implements Iterable<PromptOrder> {

  private final List<TestDescriptor> tests;

  private Orders(List<TestDescriptor> tests) {
    this.tests = tests;
  }

  static Orders of(List<SplitDescriptor> containers) {
    return new Orders(
        containers.stream()
            .<TestDescriptor>flatMap(container -> container.getChildren().stream())
            .toList());
  }

  /** Returns how many prompts are ordered. */
  long count() {
    return tests.stream().mapToLong(Orders::count).sum();
  }

  /** Returns how many rubrics are ordered of each split. */
  static Map<String, Integer> rubrics(List<SplitDescriptor> containers) {
    Map<String, Integer> rubrics = new LinkedHashMap<>();
    for (SplitDescriptor container : containers) {
      int count = container.getChildren().stream().mapToInt(Orders::rubrics).sum();
      if (count > 0) {
        rubrics.put(container.split(), count);
      }
    }
    return rubrics;
  }

  private static int rubrics(TestDescriptor test) {
    if (test instanceof SplitTestDescriptor split) {
      return split.prompts().rubricCount();
    }
    if (test instanceof PromptTestDescriptor prompt) {
      return prompt.rubrics();
    }
    return test instanceof PromptDescriptor prompt ? prompt.rubrics().size() : 0;
  }

  private static long count(TestDescriptor test) {
    if (test instanceof SplitTestDescriptor split) {
      return split.prompts().size();
    }
    return test instanceof PromptDescriptor || test instanceof PromptTestDescriptor ? 1 : 0;
  }

  @Override
  public Iterator<PromptOrder> iterator() {
    Iterator<TestDescriptor> descriptors = tests.iterator();
    return new Iterator<>() {

      private Iterator<PromptOrder> current = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && descriptors.hasNext()) {
          current = orders(descriptors.next());
        }
        return current.hasNext();
      }

      @Override
      public PromptOrder next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return current.next();
      }
    };
  }

  private static Iterator<PromptOrder> orders(TestDescriptor test) {
    if (test instanceof PromptDescriptor prompt) {
      List<Rubric> rubrics = prompt.rubrics().stream().map(RubricDescriptor::rubric).toList();
      return List.of(new PromptOrder(prompt.prompt(), rubrics)).iterator();
    }
    if (test instanceof PromptTestDescriptor prompt) {
      return List.of(whole(prompt.prompt())).iterator();
    }
    if (test instanceof SplitTestDescriptor split) {
      Iterator<Prompt> prompts = split.prompts().iterator();
      return new Iterator<>() {

        @Override
        public boolean hasNext() {
          return prompts.hasNext();
        }

        @Override
        public PromptOrder next() {
          return whole(prompts.next());
        }
      };
    }
    return Collections.emptyIterator();
  }

  private static PromptOrder whole(Prompt prompt) {
    return new PromptOrder(prompt, prompt.rubrics());
  }
}
