package dev.janus.engine;

import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.BenchTarget;
import dev.janus.engine.descriptor.BrokenBenchDescriptor;
import dev.janus.engine.descriptor.ProblemDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.discovery.BenchCatalog;
import dev.janus.engine.discovery.BenchTree;
import dev.janus.engine.discovery.Discovery;
import dev.janus.engine.discovery.LeafFilter;
import dev.janus.engine.discovery.SharedWork;
import dev.janus.engine.reporting.FailedTests;
import dev.janus.execution.Cancellation;
import dev.janus.run.NotStarted;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * The JUnit Platform engine {@code janus}: one test per rubric of each prompt of a bench.
 *
 * <p>Discovery reads benches and nothing else; what cannot be read or is badly configured becomes a
 * failing test. Runs on JUnit Platform 1.12 and later.
 */
@API(status = Status.EXPERIMENTAL)
public final class JanusTestEngine implements TestEngine {

  /** The id of the engine. */
  public static final String ID = "janus";

  /**
   * The parameter by which {@code janus:check} asks what would be recorded; nothing is run then. It
   * is no setting for users.
   */
  private static final String DESCRIBE = "dev.janus.describe";

  /** Shared by all instances: launchers make a new engine for each of several discoveries. */
  private static final BenchCatalog CATALOG = new BenchCatalog();

  private final Supplier<Surroundings> surroundings;

  /** Creates the engine as launchers do. */
  public JanusTestEngine() {
    this(JanusTestEngine::ofThisJvm);
  }

  JanusTestEngine(Supplier<Surroundings> surroundings) {
    this.surroundings = surroundings;
  }

  /** Launchers put their own stream in place of System.out, but only once they execute. */
  private static Surroundings ofThisJvm() {
    PrintStream output = System.out;
    return new Surroundings(
        System::getenv, Clock.systemUTC(), new SecureRandom(), process(), output, output::println);
  }

  private static String process() {
    ProcessHandle process = ProcessHandle.current();
    return process.pid() + process.info().startInstant().map(start -> "@" + start).orElse("");
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("dev.janus");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("janus-junit-engine");
  }

  @Override
  public Optional<String> getVersion() {
    return Optional.of(version());
  }

  /** Returns the version of Janus, {@code dev} outside its jar. */
  static String version() {
    String version = JanusTestEngine.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor engine = new EngineDescriptor(uniqueId, "Janus");
    Map<BenchTarget, LeafFilter> targets = Discovery.of(request, uniqueId);
    SharedWork shared = new SharedWork(targets.size());
    Function<String, @Nullable String> environment = surroundings.get().environment();
    targets.forEach(
        (target, filter) ->
            shared
                .refuseTwice(
                    target,
                    BenchTree.of(
                        target, filter, request.getConfigurationParameters(), CATALOG, environment))
                .forEach(engine::addChild));
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    EngineExecutionListener listener = request.getEngineExecutionListener();
    Cancellation cancellation = cancellation(request);
    Surroundings world = surroundings.get();
    boolean describe = request.getConfigurationParameters().getBoolean(DESCRIBE).orElse(false);
    listener.executionStarted(engine);
    for (TestDescriptor child : List.copyOf(engine.getChildren())) {
      if (child instanceof BrokenBenchDescriptor broken) {
        report(broken, listener);
        if (!describe) {
          leave(broken, world);
        }
      }
    }
    for (List<SplitDescriptor> containers : byPlan(engine).values()) {
      BenchRunner runner = new BenchRunner(containers, listener, world);
      if (describe) {
        describe(runner, engine);
      } else {
        runner.run(engine, cancellation);
      }
    }
    listener.executionFinished(engine, TestExecutionResult.successful());
  }

  private static void describe(BenchRunner runner, TestDescriptor engine) {
    try {
      runner.describe(engine);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void report(BrokenBenchDescriptor broken, EngineExecutionListener listener) {
    listener.executionStarted(broken);
    for (TestDescriptor child : broken.getChildren()) {
      if (child instanceof ProblemDescriptor problem) {
        listener.executionStarted(problem);
        listener.executionFinished(problem, FailedTests.error(problem.message()));
      }
    }
    listener.executionFinished(broken, TestExecutionResult.successful());
  }

  private static void leave(BrokenBenchDescriptor broken, Surroundings world) {
    Path folder = broken.folder();
    if (folder != null) {
      broken.getChildren().stream()
          .filter(ProblemDescriptor.class::isInstance)
          .map(problem -> ((ProblemDescriptor) problem).message())
          .map(message -> new NotStarted(world.clock().instant(), false, message))
          .forEach(why -> BenchRunner.leave(folder, why));
    }
  }

  /** Filters may have removed containers since discovery, or all of a bench. */
  private static Map<UniqueId, List<SplitDescriptor>> byPlan(TestDescriptor engine) {
    Map<UniqueId, List<SplitDescriptor>> byPlan = new LinkedHashMap<>();
    for (TestDescriptor child : engine.getChildren()) {
      if (child instanceof SplitDescriptor split) {
        byPlan.computeIfAbsent(split.plan().target().id(), id -> new ArrayList<>()).add(split);
      }
    }
    return byPlan;
  }

  /** Launchers since Platform 6 can cancel; older ones do not have the method. */
  private static Cancellation cancellation(ExecutionRequest request) {
    try {
      Object token = ExecutionRequest.class.getMethod("getCancellationToken").invoke(request);
      var isRequested =
          Class.forName("org.junit.platform.engine.CancellationToken")
              .getMethod("isCancellationRequested");
      return () -> isRequested(token, isRequested);
    } catch (NoSuchMethodException | ClassNotFoundException e) {
      return Cancellation.NEVER;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the launcher's cancellation token cannot be used", e);
    }
  }

  private static boolean isRequested(Object token, java.lang.reflect.Method isRequested) {
    try {
      return (boolean) isRequested.invoke(token);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the launcher's cancellation token cannot be used", e);
    }
  }
}
