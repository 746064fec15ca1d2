package dev.janus.maven.launch;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tests of one split, all ended.
 *
 * @param bench name of the bench
 * @param name name of the report: the bench's and the split's
 * @param leaves in order of the tree
 */
record Suite(String bench, String name, List<Leaf> leaves) {

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
    Path file = folder.resolve("TEST-" + name + ".xml");
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("<testsuite/>");
    }
  }

  private int count(Leaf.Ending ending) {
    return (int) leaves.stream().filter(leaf -> leaf.ending() == ending).count();
  }
}
