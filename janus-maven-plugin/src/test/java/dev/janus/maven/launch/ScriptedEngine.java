package dev.janus.maven.launch;

import java.util.Iterator;
import java.util.Map;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** An engine of the name and the tree of ours that ends its tests as a script says. */
final class ScriptedEngine implements TestEngine {

  /** What happens. */
  enum Script {
    OUT_OF_ORDER,
    ALL_ENDINGS,
    BROKEN_BENCH,
    FAILED_CONTAINERS,
    SKIPPED_SPLIT,
    PROGRESS,
    NO_DISCOVERY,
    TESTS_OF_PROMPTS,
    TEST_OF_A_SPLIT,
    EMPTY_SHARD
  }

  private final Script script;

  ScriptedEngine(Script script) {
    this.script = script;
  }

  @Override
  public String getId() {
    return "janus";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    if (script == Script.NO_DISCOVERY) {
      throw new IllegalArgumentException("janus.limit: wrong");
    }
    TestDescriptor engine = new EngineDescriptor(uniqueId, "Janus");
    UniqueId bench = uniqueId.append("bench", "demo");
    if (script == Script.BROKEN_BENCH) {
      Node broken = new Node(bench, "demo", TestDescriptor.Type.CONTAINER);
      broken.addChild(new Node(bench.append("problem", "bench"), "_bench"));
      engine.addChild(broken);
    } else if (script == Script.TESTS_OF_PROMPTS) {
      engine.addChild(coarse(bench, "prompt", "p1", "p2", "p3"));
    } else if (script == Script.TEST_OF_A_SPLIT) {
      engine.addChild(coarse(bench, "rubrics", "all"));
    } else if (script == Script.EMPTY_SHARD) {
      engine.addChild(coarse(bench, "shard", "2/3"));
    } else {
      engine.addChild(split(bench, "koala"));
      engine.addChild(split(bench, "flask"));
    }
    return engine;
  }

  private static Node split(UniqueId bench, String name) {
    UniqueId id = bench.append("split", name);
    Node split = new Node(id, "demo." + name, TestDescriptor.Type.CONTAINER);
    for (int i = 1; i <= (name.equals("koala") ? 2 : 1); i++) {
      UniqueId promptId = id.append("prompt", "p" + i);
      Node prompt = new Node(promptId, "p" + i, TestDescriptor.Type.CONTAINER);
      prompt.addChild(new Node(promptId.append("rubric", "style"), name + "/p" + i + "/style"));
      split.addChild(prompt);
    }
    split.addChild(new Node(id.append("gate", "mean"), name + "/_gate/mean"));
    return split;
  }

  private static Node coarse(UniqueId bench, String type, String... tests) {
    UniqueId id = bench.append("split", "koala");
    Node split = new Node(id, "demo.koala", TestDescriptor.Type.CONTAINER);
    for (String test : tests) {
      split.addChild(new Node(id.append(type, test), "koala/" + test));
    }
    return split;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    EngineExecutionListener listener = request.getEngineExecutionListener();
    listener.executionStarted(engine);
    play(engine, listener);
    listener.executionFinished(
        engine,
        script == Script.FAILED_CONTAINERS
            ? TestExecutionResult.failed(new IllegalStateException("engine"))
            : TestExecutionResult.successful());
  }

  private void play(TestDescriptor engine, EngineExecutionListener listener) {
    TestDescriptor first = engine.getChildren().iterator().next();
    switch (script) {
      case OUT_OF_ORDER -> engine.getChildren().forEach(split -> backwards(split, listener));
      case ALL_ENDINGS -> allEndings(first, listener);
      case BROKEN_BENCH ->
          container(
              first,
              listener,
              () ->
                  test(
                      first.getChildren().iterator().next(),
                      listener,
                      failed("b.jsonl:1: broken")));
      case FAILED_CONTAINERS -> {
        TestDescriptor prompt = first.getChildren().iterator().next();
        listener.executionStarted(prompt);
        listener.executionFinished(
            prompt, TestExecutionResult.failed(new IllegalStateException("container")));
      }
      case SKIPPED_SPLIT -> listener.executionSkipped(first, "filtered");
      case PROGRESS -> {
        listener.reportingEntryPublished(engine, ReportEntry.from("name", "demo"));
        listener.reportingEntryPublished(
            engine, ReportEntry.from(Map.of("janus.progress.name", "demo")));
      }
      case TESTS_OF_PROMPTS ->
          tests(
              first,
              listener,
              TestExecutionResult.successful(),
              failed("1 of 4 rubrics is below"),
              TestExecutionResult.failed(new IllegalStateException("1 of 4 without a verdict")));
      case TEST_OF_A_SPLIT -> tests(first, listener, failed("2 of 900 rubrics are below"));
      case EMPTY_SHARD ->
          tests(first, listener, TestExecutionResult.aborted(new TestAbortedException("empty")));
      case NO_DISCOVERY -> throw new IllegalStateException("discovered after all");
    }
  }

  private static void tests(
      TestDescriptor split, EngineExecutionListener listener, TestExecutionResult... endings) {
    container(
        split,
        listener,
        () -> {
          Iterator<? extends TestDescriptor> tests = split.getChildren().iterator();
          for (TestExecutionResult ending : endings) {
            test(tests.next(), listener, ending);
          }
        });
  }

  private static void backwards(TestDescriptor split, EngineExecutionListener listener) {
    container(
        split,
        listener,
        () -> {
          TestDescriptor[] tests =
              split.getDescendants().stream()
                  .filter(TestDescriptor::isTest)
                  .toArray(TestDescriptor[]::new);
          for (int i = tests.length - 1; i >= 0; i--) {
            test(tests[i], listener, TestExecutionResult.successful());
          }
        });
  }

  private static void allEndings(TestDescriptor split, EngineExecutionListener listener) {
    UniqueId id = split.getUniqueId();
    TestExecutionResult tooLow = failed("too low");
    container(
        split,
        listener,
        () -> {
          split.getDescendants().stream()
              .filter(TestDescriptor::isTest)
              .forEach(test -> test(test, listener, passedOrFailed(test, tooLow)));
          test(
              added(split, id.append("rubric", "e"), listener),
              listener,
              TestExecutionResult.failed(new IllegalStateException("no reply")));
          test(
              added(split, id.append("rubric", "a"), listener),
              listener,
              TestExecutionResult.aborted(new TestAbortedException("known")));
          listener.executionSkipped(added(split, id.append("rubric", "s"), listener), "off");
          added(split, id.append("rubric", "n"), listener);
          listener.executionStarted(added(split, id.append("rubric", "u"), listener));
        });
  }

  private static TestExecutionResult passedOrFailed(
      TestDescriptor test, TestExecutionResult tooLow) {
    boolean passes = test.getUniqueId().toString().contains("p1");
    return passes ? TestExecutionResult.successful() : tooLow;
  }

  private static TestDescriptor added(
      TestDescriptor split, UniqueId id, EngineExecutionListener listener) {
    Node node = new Node(id, "koala/x/" + id.getLastSegment().getValue());
    split.addChild(node);
    listener.dynamicTestRegistered(node);
    return node;
  }

  private static void container(
      TestDescriptor container, EngineExecutionListener listener, Runnable content) {
    listener.executionStarted(container);
    content.run();
    listener.executionFinished(container, TestExecutionResult.successful());
  }

  private static void test(
      TestDescriptor test, EngineExecutionListener listener, TestExecutionResult ending) {
    listener.executionStarted(test);
    listener.executionFinished(test, ending);
  }

  private static TestExecutionResult failed(String message) {
    return TestExecutionResult.failed(new AssertionFailedError(message));
  }

  /** A node of the tree. */
  private static final class Node extends AbstractTestDescriptor {
    private final Type type;

    Node(UniqueId id, String className, Type type) {
      super(id, className, ClassSource.from(className));
      this.type = type;
    }

    Node(UniqueId id, String name) {
      super(id, name);
      this.type = Type.TEST;
    }

    @Override
    public Type getType() {
      return type;
    }
  }
}
