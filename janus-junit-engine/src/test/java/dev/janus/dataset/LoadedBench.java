package dev.janus.dataset;

import dev.janus.bench.Bench;
import dev.janus.dataset.assembly.InvalidBenchException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** Measures what a whole bench takes: from the start of the JVM, and in the heap. */
public final class LoadedBench {

  private LoadedBench() {}

  /** Reads a bench once: the argument is its file. */
  public static void main(String[] arguments) throws InvalidBenchException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Bench bench = LocalBenches.read(arguments[0]);
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    out.printf(
        "%d prompts, %d rubrics: %.2f s from the start of the JVM, %d MB of heap in use%n",
        bench.promptCount(), bench.rubricCount(), seconds, used >> 20);
  }
}
