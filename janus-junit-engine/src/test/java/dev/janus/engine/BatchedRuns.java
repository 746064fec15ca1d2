package dev.janus.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.chat.batch.FakeAnswer;
import dev.janus.chat.batch.FakeBatchServer;
import dev.janus.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs of small benches against a server that answers directly and in batches, always the same. */
final class BatchedRuns {

  static final int PROMPTS = 6;
  static final int VERDICTS = 2 * PROMPTS;

  private BatchedRuns() {}

  /** Returns a launcher of a bench, with a transport for each model. */
  static JanusLauncher launcher(Path folder, FakeBatchServer server, String... transports) {
    return new JanusLauncher(folder)
        .set("janus.generator.url", server.url())
        .set("janus.judge.url", server.url())
        .set("janus.generator.transport", transports[0])
        .set("janus.judge.transport", transports[1])
        .set("janus.batch.poll", "0.001")
        .set("janus.gates", "*: minimumMean=3");
  }

  static Path bench(Path folder) {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= PROMPTS; i++) {
      bench.prompt(i % 2 == 0 ? "koala" : "flask", "p" + i, 2);
    }
    return bench.write(folder.resolve("small.jsonl"));
  }

  /** Writes a bench of prompts with one, two and three turns, and one rubric each. */
  static Path dialogues(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int turns = 1; turns <= 3; turns++) {
      String said =
          Stream.iterate(1, i -> i + 1)
              .limit(turns)
              .map(("\"Question d" + turns + ", turn %d?\"")::formatted)
              .toList()
              .toString();
      rows.add(
          """
          {"question_id": "d%d", "turns": %s, "rubrics": [{"criteria": "Good?", "score_descriptions": {"1": "a", "2": "b", "3": "c", "4": "d", "5": "e"}}]}
          """
              .formatted(turns, said));
    }
    return Files.writeString(folder.resolve("dialogues.jsonl"), String.join("", rows));
  }

  /** Answers whatever is asked; all depends on the text alone. */
  static FakeAnswer answer(JsonNode line) {
    String said = FakeAnswer.user(line);
    if (!line.path("body").path("model").asText().equals("judge")) {
      return FakeAnswer.completion(line, "Answer to " + said);
    }
    return FakeAnswer.completion(line, "So so. [RESULT] " + score(line));
  }

  /** Fences differ from run to run. */
  static int score(JsonNode line) {
    String asked = line.path("body").path("messages").toString();
    String same = asked.replaceAll("response-[0-9a-f]+", "");
    return 1 + Integer.parseInt(Sha256.of(same).substring(0, 4), 16) % 5;
  }

  /** Returns the lines of a record that hold what was found, without how long it took. */
  static List<String> lines(JanusLauncher launcher, String bench) throws IOException {
    return Files.readAllLines(launcher.folder(bench).resolve("run.jsonl")).stream()
        .filter(line -> line.matches("\\{\"type\":\"(response|verdict|gate)\".*"))
        .map(line -> line.replaceAll("\"latencyMs\":\\d+|,\"sum\":\"\\w+\"", ""))
        .sorted()
        .toList();
  }

  /** Returns how many requests of batches were charged for. */
  static int paid(FakeBatchServer server) {
    return server.paid.values().stream().mapToInt(Integer::intValue).sum();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
