package dev.janus.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures all scenarios in turn, as often as it is told, and prints tables in Markdown. */
final class Benchmark {

  private static final double LATENCY = 0.05;

  private final Path folder;
  private final Path repository;
  private final String userClassPath;
  private final ScratchProject project;
  private final int runs;
  private final Pattern only;
  private final PrintStream out = System.out;

  private Benchmark(Map<String, String> options) {
    folder = Path.of(option(options, "folder")).toAbsolutePath();
    repository = Path.of(option(options, "repository")).toAbsolutePath();
    userClassPath = option(options, "user-class-path");
    project = new ScratchProject(folder.resolve("project"), option(options, "version"));
    runs = Integer.parseInt(option(options, "runs"));
    only = Pattern.compile(option(options, "only"));
  }

  private static String option(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing; run .ci/benchmark");
    }
    return value;
  }

  /** Runs; .ci/benchmark knows the arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
    }
    new Benchmark(options).run();
  }

  /** How a run is started. */
  private enum Way {
    RAW("raw loop"),
    OKHTTP("OkHttp alone"),
    NODE("raw node loop"),
    TEST("`mvn surefire:test`"),
    SUREFIRE("`mvn verify`"),
    GOAL("`mvn janus:run`");

    private final String text;

    Way(String text) {
      this.text = text;
    }
  }

  /**
   * Something to measure.
   *
   * @param prompts of the bench, each of which takes five calls
   * @param rate429 the share of calls that are refused for now
   */
  private record Scenario(Way way, int prompts, int inFlight, double rate429) {

    int calls() {
      return 5 * prompts;
    }

    double ideal() {
      return calls() * LATENCY / inFlight;
    }

    String name() {
      return way.text + (rate429 > 0 ? ", 15 % 429" : "");
    }
  }

  private void run() throws IOException, InterruptedException {
    project.write();
    Files.createDirectories(folder.resolve("logs"));
    out.println(
        "| | calls | in flight | ideal s | window s | of ideal | wall s | CPU s | MB | fork MB | most in flight | connections |");
    out.println(
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    try (Stub stub = Stub.start(0);
        Stub busy = Stub.start(0.15)) {
      for (Scenario scenario : scenarios()) {
        String label = scenario.name() + " " + scenario.calls() + " " + scenario.inFlight();
        if (only.matcher(label).find()) {
          measure(scenario, scenario.rate429 > 0 ? busy : stub);
        }
      }
      new EngineRows(folder, userClassPath, project, runs, only).measure(stub);
    }
    mavenAlone();
  }

  private static List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    int[][] sizes = {{200, 16}, {200, 64}, {2000, 256}};
    for (int[] size : sizes) {
      for (Way way : Way.values()) {
        scenarios.add(new Scenario(way, size[0], size[1], 0));
      }
    }
    scenarios.add(new Scenario(Way.SUREFIRE, 200, 16, 0.15));
    scenarios.add(new Scenario(Way.GOAL, 200, 16, 0.15));
    return scenarios;
  }

  private void measure(Scenario scenario, Stub stub) throws IOException, InterruptedException {
    Path node = Path.of("../shared/bench/load.mjs").toAbsolutePath().normalize();
    if (scenario.way == Way.NODE && !Files.exists(node)) {
      return;
    }
    List<String> command = command(scenario, stub, node);
    Path log = folder.resolve("logs").resolve("measured.log");
    Spread window = new Spread();
    Spread ratio = new Spread();
    Spread wall = new Spread();
    Spread cpu = new Spread();
    Spread own = new Spread();
    Spread fork = new Spread();
    String seen = "";
    for (int run = 1; run <= runs; run++) {
      forget();
      stub.reset();
      MeasuredProcess measured = MeasuredProcess.of(command, project.folder(), log);
      JsonNode stats = stub.stats();
      requireCalls(scenario, stats, log);
      window.add(stats.path("window").asDouble());
      ratio.add(stats.path("window").asDouble() / scenario.ideal());
      wall.add(measured.wallSeconds());
      cpu.add(measured.cpuSeconds());
      own.add(measured.megabytes());
      fork.add(measured.forkMegabytes());
      seen = "%s | %s".formatted(stats.path("maxInFlight"), stats.path("connections"));
    }
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %d | %.2f | %s | %s | %s | %s | %s | %s | %s |%n",
        scenario.name(),
        scenario.calls(),
        scenario.inFlight(),
        scenario.ideal(),
        window.text(2),
        ratio.text(2),
        wall.text(2),
        cpu.text(2),
        own.text(0),
        fork.text(0),
        seen);
  }

  private static void requireCalls(Scenario scenario, JsonNode stats, Path log) throws IOException {
    long calls = stats.path("calls").asLong() - stats.path("refusals").asLong();
    if (calls != scenario.calls()) {
      throw new IllegalStateException(
          "%s: %d calls of %d%n%s"
              .formatted(scenario, calls, scenario.calls(), Files.readString(log)));
    }
  }

  private List<String> command(Scenario scenario, Stub stub, Path node) throws IOException {
    String inFlight = Integer.toString(scenario.inFlight());
    String calls = Integer.toString(scenario.calls());
    return switch (scenario.way) {
      case RAW -> loop(List.of(), RawLoop.class, stub, inFlight, calls);
      case OKHTTP -> loop(ScratchProject.JVM_ARGUMENTS, OkHttpLoop.class, stub, inFlight, calls);
      case NODE ->
          List.of(
              "env",
              "STUB_PORT=" + stub.url().replaceFirst(".*:", ""),
              "node",
              node.toString(),
              inFlight,
              calls);
      case TEST -> maven(scenario, stub, "-f", "pom.xml", "surefire:test");
      case SUREFIRE -> maven(scenario, stub, "-f", "pom.xml", "verify");
      case GOAL -> maven(scenario, stub, "-f", "run.xml", "janus:run");
    };
  }

  private static List<String> loop(
      List<String> jvm, Class<?> main, Stub stub, String inFlight, String calls) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(stub.url(), inFlight, calls));
    return command;
  }

  private List<String> maven(Scenario scenario, Stub stub, String... arguments) throws IOException {
    List<String> command = maven();
    command.add("-Djanus.bench=" + project.bench(scenario.prompts()));
    command.add("-Djanus.concurrency=" + scenario.inFlight());
    command.add("-Djanus.generator.url=" + stub.url() + "/v1");
    command.add("-Djanus.generator.model=stub-generator");
    command.add("-Djanus.judge.url=" + stub.url() + "/v1");
    command.add("-Djanus.judge.model=stub-judge");
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> maven(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("mvn", "-o", "-B", "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A run starts from nothing but what is compiled. */
  private void forget() throws IOException {
    Path records = project.folder().resolve("target/janus");
    if (Files.exists(records)) {
      try (Stream<Path> files = Files.walk(records)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  /** Measures Maven without Janus: what no test under it can take less than. */
  private void mavenAlone() throws IOException, InterruptedException {
    out.println();
    out.println("| Maven alone | wall s | CPU s |");
    out.println("| --- | ---: | ---: |");
    for (String goal : List.of("validate", "verify")) {
      String name = "`mvn %s`, an empty test".formatted(goal);
      if (only.matcher(name).find()) {
        Spread wall = new Spread();
        Spread cpu = new Spread();
        for (int run = 1; run <= runs; run++) {
          MeasuredProcess measured =
              MeasuredProcess.of(
                  maven("-f", "empty.xml", goal),
                  project.folder(),
                  folder.resolve("logs/measured.log"));
          wall.add(measured.wallSeconds());
          cpu.add(measured.cpuSeconds());
        }
        out.printf(Locale.ROOT, "| %s | %s | %s |%n", name, wall.text(2), cpu.text(2));
      }
    }
  }
}
