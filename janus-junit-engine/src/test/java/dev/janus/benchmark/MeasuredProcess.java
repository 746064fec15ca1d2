package dev.janus.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a command took, with all processes that it started. Needs {@code /proc}.
 *
 * @param wallSeconds from start to end
 * @param cpuSeconds of all of them
 * @param megabytes most resident memory of the command's own process
 * @param forkMegabytes most resident memory of any process that it started
 */
record MeasuredProcess(
    double wallSeconds, double cpuSeconds, double megabytes, double forkMegabytes) {

  private static final double TICKS_PER_SECOND = 100;
  private static final long LOOK_EVERY_MS = 25;
  private static final String PEAK = "VmHWM:";

  /** Runs a command to its end; it must succeed. */
  static MeasuredProcess of(List<String> command, Path folder, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Whatever a run keeps for later ones, the next one must not find.
    builder.environment().put("HF_HOME", emptied(log.resolveSibling("hf-home")).toString());
    double cpuBefore = cpuOfChildren();
    long start = System.nanoTime();
    Process process = builder.start();
    Map<Long, Double> peaks = new HashMap<>();
    while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
      Stream.concat(Stream.of(process.toHandle()), process.descendants())
          .forEach(one -> peaks.merge(one.pid(), peak(one.pid()), Math::max));
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "exit code %d of %s:%n%s".formatted(process.exitValue(), command, Files.readString(log)));
    }
    double own = peaks.getOrDefault(process.pid(), 0.0);
    peaks.remove(process.pid());
    double forks = peaks.values().stream().mapToDouble(peak -> peak).max().orElse(0);
    return new MeasuredProcess(wall, cpuOfChildren() - cpuBefore, own, forks);
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return folder.toAbsolutePath();
  }

  /** Returns the user and system time of all processes that this one has waited for. */
  private static double cpuOfChildren() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    // The second field is in parentheses and may hold spaces.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
  }

  private static double peak(long process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
        if (line.startsWith(PEAK)) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
      return 0;
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      // A process that ends while it is looked at.
      return 0;
    }
  }
}
