package dev.janus.maven.launch;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a fork is started with besides what the user gives.
 *
 * <p>It waits for servers most of its life, so that the faster code of the second compiler never
 * pays; half of the CPU and memory that it takes without these are the compiler's and the
 * collector's. What the user gives comes later, and wins; but of two collectors, or of a heap that
 * starts larger than it may be, a JVM makes an error, so there ours are left out.
 */
final class OwnArguments {

  private static final String COMPILER =
      "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.2 -XX:C1MaxInlineSize=20 ";
  private static final String COLLECTOR = "-XX:+UseSerialGC ";
  private static final String HEAP = "-Xms144m ";

  private static final Pattern A_COLLECTOR = Pattern.compile("-XX:[+-]Use\\w*GC\\b");
  private static final Pattern A_HEAP =
      Pattern.compile("-Xm[sxn]|-XX:(Initial|Max|Min|Soft)\\w*(Heap|RAM|New)|-XX:NewSize");

  private OwnArguments() {}

  /**
   * Returns those that go with what the user gives.
   *
   * @param given arguments of the command line and of the environment; null where there are none
   * @return each followed by a space
   */
  static String beside(@Nullable String... given) {
    String all = Stream.of(given).filter(Objects::nonNull).collect(Collectors.joining(" "));
    return COMPILER
        + (A_COLLECTOR.matcher(all).find() ? "" : COLLECTOR)
        + (A_HEAP.matcher(all).find() ? "" : HEAP);
  }

  /** Returns those that go with what the user gives, also by way of the environment. */
  static String here(String given) {
    return beside(given, System.getenv("JDK_JAVA_OPTIONS"), System.getenv("JAVA_TOOL_OPTIONS"));
  }
}
