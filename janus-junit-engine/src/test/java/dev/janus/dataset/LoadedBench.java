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
    long start = System.nanoTime();
    String digest = bench.digest();
    long digested = System.nanoTime();
    long characters = bench.prompts().mapToLong(prompt -> prompt.text().length()).sum();
    out.printf(
        "digest %.8s... in %.2f s; all prompts, %d characters, in %.2f s%n",
        digest, (digested - start) / 1e9, characters, (System.nanoTime() - digested) / 1e9);
  }
}
