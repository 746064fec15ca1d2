package dev.janus.maven.parquet;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Measures conversions. {@code write <rows> <file> [codec]} makes a file of the shape and size of
 * Multifaceted-Bench, {@code convert <file> <target>} converts it, in a JVM of its own each.
 */
final class ConversionBenchmark {

  private static final String SCHEMA =
      """
      message schema {
        optional binary source (STRING);
        optional group preference_set (LIST) { repeated group list { optional group element {
          optional binary dimension (STRING);
          optional binary subdimension (STRING);
          optional binary preference (STRING);
          optional binary description (STRING);
        } } }
        optional binary system (STRING);
        optional binary prompt (STRING);
        optional binary reference_answer (STRING);
        optional group rubrics (LIST) { repeated group list { optional group element {
          optional binary criteria (STRING);
          optional group score_descriptions {
            optional binary 1 (STRING);
            optional binary 2 (STRING);
            optional binary 3 (STRING);
            optional binary 4 (STRING);
            optional binary 5 (STRING);
          }
        } } }
      }
      """;

  private static final String[] SYLLABLES =
      "the of to and in is it re con tion ment ing er per pro ly al ous ness th".split(" ");
  private static final String[] SOURCES = {"alpaca_eval", "koala", "mt_bench", "self-instruct"};

  private ConversionBenchmark() {}

  /** Runs one command. */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("write")) {
      String codec = arguments.length > 3 ? arguments[3] : "SNAPPY";
      write(Integer.parseInt(arguments[1]), Path.of(arguments[2]), codec);
    } else {
      convert(Path.of(arguments[1]), Path.of(arguments[2]));
    }
  }

  private static void write(int rows, Path file, String codec) throws IOException {
    Files.deleteIfExists(file);
    Random random = new Random(1);
    new WrittenParquet(file, SCHEMA)
        .codec(CompressionCodecName.valueOf(codec))
        .rows(rows, (number, row) -> fill(random, row));
  }

  private static void fill(Random random, Group row) {
    row.add("source", SOURCES[random.nextInt(SOURCES.length)]);
    Group preferences = row.addGroup("preference_set");
    for (String dimension : new String[] {"style", "background", "information", "harm"}) {
      Group preference = preferences.addGroup("list").addGroup("element");
      preference.add("dimension", dimension);
      preference.add("subdimension", text(random, 14));
      preference.add("preference", text(random, 20));
      preference.add("description", text(random, 40));
    }
    row.add("system", text(random, 220));
    row.add("prompt", text(random, 250));
    row.add("reference_answer", text(random, 650));
    Group rubrics = row.addGroup("rubrics");
    for (int rubric = 0; rubric < 4; rubric++) {
      Group element = rubrics.addGroup("list").addGroup("element");
      element.add("criteria", text(random, 30));
      Group descriptions = element.addGroup("score_descriptions");
      for (int score = 1; score <= 5; score++) {
        descriptions.add(Integer.toString(score), text(random, 38));
      }
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      text.append(random.nextInt(3) == 0 ? " " : "");
    }
    return text.toString();
  }

  private static void convert(Path file, Path target) throws IOException {
    long start = System.nanoTime();
    try (FileChannel out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      long rows =
          new ParquetConversion(new ParquetFile(file.toString(), file), (done, total) -> {})
              .writeTo(out);
      out.force(true);
      double seconds = (System.nanoTime() - start) / 1e9;
      // What the wall clock would say on a machine with nothing else to do.
      double own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%,d rows, %,d bytes to %,d bytes in %.2f s: %,.0f rows/s; %.2f s of its thread%n",
          rows,
          Files.size(file),
          Files.size(target),
          seconds,
          rows / seconds,
          own);
    }
  }
}
