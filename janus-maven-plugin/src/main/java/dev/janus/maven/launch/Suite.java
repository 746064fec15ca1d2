package dev.janus.maven.launch;

import dev.janus.report.SurefireXml;
import dev.janus.report.TestCase;
import dev.janus.report.TestSuite;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The tests of one split, all ended.
 *
 * @param bench name of the bench
 * @param name name of the report: the bench's and the split's
 * @param started when its first test started
 * @param leaves in order of the tree
 */
record Suite(String bench, String name, Instant started, List<Leaf> leaves) {

  SuiteSummary summary() {
    int decided = (int) leaves.stream().filter(Leaf::isDecided).count();
    return new SuiteSummary(
        bench,
        name,
        count(Leaf.Ending.PASSED),
        count(Leaf.Ending.FAILED),
        count(Leaf.Ending.ERROR),
        count(Leaf.Ending.SKIPPED),
        decided);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<TestCase> cases = leaves.stream().map(leaf -> leaf.toCase(name)).toList();
    Path file = folder.resolve("TEST-" + name + ".xml");
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      new SurefireXml(new TestSuite(name, cases, Map.of(), started)).writeTo(writer);
    }
  }

  private int count(Leaf.Ending ending) {
    return (int) leaves.stream().filter(leaf -> leaf.ending() == ending).count();
  }
}
