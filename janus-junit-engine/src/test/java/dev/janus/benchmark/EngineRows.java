package dev.janus.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Measures what needs no Maven: discovery, and a replay, each in a cold JVM. */
final class EngineRows {

  private final Path folder;
  private final String classPath;
  private final ScratchProject project;
  private final int runs;
  private final Pattern only;
  private final PrintStream out = System.out;

  EngineRows(Path folder, String classPath, ScratchProject project, int runs, Pattern only) {
    this.folder = folder;
    this.classPath = classPath;
    this.project = project;
    this.runs = runs;
    this.only = only;
  }

  /** Measures, and prints a table. */
  void measure(Stub stub) throws IOException, InterruptedException {
    out.println();
    out.println("| in a JVM of its own | tests | s in the engine | wall s | CPU s | MB |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (int prompts : new int[] {921, 12_500}) {
      if (only.matcher("discovery " + prompts).find()) {
        List<String> discover = List.of("discover", "janus.bench=" + project.bench(prompts));
        engineRow("discovery", List.of(), discover);
        engineRow("discovery, arguments of janus:run", ScratchProject.JVM_ARGUMENTS, discover);
      }
    }
    if (only.matcher("replay").find()) {
      Path output = folder.resolve("recorded");
      List<String> live =
          new ArrayList<>(
              List.of(
                  "run",
                  "janus.bench=" + project.bench(200),
                  "janus.output=" + output,
                  "janus.generator.model=stub-generator",
                  "janus.judge.model=stub-judge"));
      live.add("janus.generator.url=" + stub.url() + "/v1");
      live.add("janus.judge.url=" + stub.url() + "/v1");
      time(List.of(), live);
      List<String> replay = new ArrayList<>(live.subList(0, 2));
      replay.add("janus.mode=replay");
      replay.add("janus.output=" + folder.resolve("replayed"));
      replay.add("janus.transcript=" + output.resolve("timed/run.jsonl"));
      engineRow("replay of 1,000 calls", List.of(), replay);
      engineRow(
          "replay of 1,000 calls, arguments of janus:run", ScratchProject.JVM_ARGUMENTS, replay);
    }
  }

  /** What {@link EngineTimes} printed, and what its process took. */
  private record Timed(double discovery, double execution, int tests, MeasuredProcess process) {}

  private void engineRow(String name, List<String> jvm, List<String> arguments)
      throws IOException, InterruptedException {
    Spread seconds = new Spread();
    Spread wall = new Spread();
    Spread cpu = new Spread();
    Spread megabytes = new Spread();
    int tests = 0;
    for (int run = 1; run <= runs; run++) {
      Timed timed = time(jvm, arguments);
      tests = timed.tests;
      seconds.add(arguments.get(0).equals("run") ? timed.execution : timed.discovery);
      wall.add(timed.process.wallSeconds());
      cpu.add(timed.process.cpuSeconds());
      megabytes.add(timed.process.megabytes());
    }
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %s | %s | %s | %s |%n",
        name,
        tests,
        seconds.text(3),
        wall.text(2),
        cpu.text(2),
        megabytes.text(0));
  }

  private Timed time(List<String> jvm, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Benchmark.java()));
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath, EngineTimes.class.getName()));
    command.addAll(arguments);
    Path log = folder.resolve("logs/engine.log");
    MeasuredProcess process = MeasuredProcess.of(command, folder, log);
    List<String> lines = Files.readAllLines(log);
    String[] fields = lines.get(lines.size() - 1).split(" ", -1);
    return new Timed(
        Double.parseDouble(fields[0]),
        Double.parseDouble(fields[1]),
        Integer.parseInt(fields[2]),
        process);
  }
}
