package dev.janus.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.execution.Cancellation;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The real launcher with nothing but our engine, in surroundings of the test's own. */
public final class JanusLauncher {

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<DiscoverySelector> selectors = new ArrayList<>();
  private final List<Filter<?>> filters = new ArrayList<>();
  private final List<TestExecutionListener> listeners = new ArrayList<>();
  private final Path output;
  private String process = "jvm-1";
  private Clock clock = Clock.systemUTC();
  private boolean implicit;

  /**
   * Creates a launcher.
   *
   * @param folder records go into {@code janus/} in it
   */
  public JanusLauncher(Path folder) {
    output = folder.resolve("janus");
    set("janus.output", output.toString());
    set("janus.cache", "off");
    set("janus.generator.model", "gen");
    set("janus.judge.model", "judge");
    set("janus.generator.attempts", "1");
    set("janus.judge.attempts", "1");
  }

  JanusLauncher set(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  /** Returns all keys that are set. */
  Map<String, String> parameters() {
    return Map.copyOf(parameters);
  }

  JanusLauncher unset(String key) {
    parameters.remove(key);
    return this;
  }

  /** Has the server answer as generator and as judge. */
  public JanusLauncher server(ScriptedServer server) {
    return set("janus.generator.url", server.url()).set("janus.judge.url", server.url());
  }

  public JanusLauncher bench(Path bench) {
    return select(selectFile(bench.toFile()));
  }

  JanusLauncher select(DiscoverySelector selector) {
    selectors.add(selector);
    return this;
  }

  /** Takes back all selectors. */
  JanusLauncher selectAnew() {
    selectors.clear();
    return this;
  }

  JanusLauncher filter(Filter<?> filter) {
    filters.add(filter);
    return this;
  }

  JanusLauncher environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public JanusLauncher listener(TestExecutionListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Plays another JVM. */
  JanusLauncher process(String name) {
    process = name;
    return this;
  }

  JanusLauncher clock(Clock other) {
    clock = other;
    return this;
  }

  /** Looks at system properties and at junit-platform.properties. */
  JanusLauncher implicitParameters() {
    implicit = true;
    return this;
  }

  Surroundings surroundings(Told told) {
    return new Surroundings(
        environment::get, clock, new Random(), process, told.output(), told.notices()::add);
  }

  private LauncherDiscoveryRequest request() {
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(implicit)
        .selectors(selectors)
        .filters(filters.toArray(Filter[]::new))
        .configurationParameters(parameters)
        .build();
  }

  private static Launcher launcher(Surroundings surroundings) {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JanusTestEngine(() -> surroundings))
            .build());
  }

  TestPlan discover() {
    return launcher(surroundings(new Told())).discover(request());
  }

  /** Returns the tests that are discovered, in order. */
  List<TestIdentifier> tests() {
    TestPlan plan = discover();
    List<TestIdentifier> tests = new ArrayList<>();
    plan.getRoots().forEach(root -> addTests(plan, root, tests));
    return tests;
  }

  private static void addTests(TestPlan plan, TestIdentifier parent, List<TestIdentifier> tests) {
    for (TestIdentifier child : plan.getChildren(parent)) {
      if (child.isTest()) {
        tests.add(child);
      }
      addTests(plan, child, tests);
    }
  }

  /** Returns the legacy names of the tests that are discovered, in order. */
  List<String> names() {
    return tests().stream()
        .map(TestIdentifier::getLegacyReportingName)
        .collect(Collectors.toList());
  }

  /** Returns the classes, or what stands in their place, whose tests are discovered. */
  Set<String> classes() {
    return tests().stream()
        .flatMap(test -> test.getSource().stream())
        .map(source -> ((MethodSource) source).getClassName())
        .collect(Collectors.toSet());
  }

  public Told execute() {
    Told told = new Told();
    execute(told);
    return told;
  }

  void execute(Told told) {
    List<TestExecutionListener> all = new ArrayList<>(listeners);
    all.add(0, told);
    launcher(surroundings(told)).execute(request(), all.toArray(TestExecutionListener[]::new));
  }

  /** Runs one bench as the engine does, but so that it can be cancelled, as only JUnit 6 can. */
  Told execute(Cancellation cancellation) {
    Told told = new Told();
    Surroundings surroundings = surroundings(told);
    TestDescriptor engine = descriptor(surroundings);
    List<SplitDescriptor> containers =
        engine.getChildren().stream().map(SplitDescriptor.class::cast).toList();
    new BenchRunner(containers, forward(told), surroundings).run(engine, cancellation);
    return told;
  }

  /** Returns the root of what is discovered. */
  TestDescriptor descriptor(Surroundings surroundings) {
    return new JanusTestEngine(() -> surroundings)
        .discover(request(), UniqueId.forEngine(JanusTestEngine.ID));
  }

  /** Returns what takes an engine's events and tells them. */
  static EngineExecutionListener forward(Told told) {
    return new EngineExecutionListener() {
      @Override
      public void executionStarted(TestDescriptor test) {
        told.executionStarted(TestIdentifier.from(test));
      }

      @Override
      public void executionFinished(TestDescriptor test, TestExecutionResult result) {
        told.executionFinished(TestIdentifier.from(test), result);
      }

      @Override
      public void executionSkipped(TestDescriptor test, String reason) {
        told.executionSkipped(TestIdentifier.from(test), reason);
      }
    };
  }

  /** Returns the folder of a bench's record. */
  Path folder(String name) {
    return output.resolve(name);
  }

  /** Returns the record of a bench. */
  Run run(String name) throws UnreadableRunException {
    return RunReader.read(folder(name).resolve("run.jsonl"));
  }
}
