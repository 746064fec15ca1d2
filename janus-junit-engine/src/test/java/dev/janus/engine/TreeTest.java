package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

class TreeTest {

  @TempDir Path folder;

  private JanusLauncher launcher(BenchFile bench) {
    return new JanusLauncher(folder).bench(bench.write(folder.resolve("small.jsonl")));
  }

  private static String print(TestPlan plan) {
    StringBuilder text = new StringBuilder();
    plan.getRoots().forEach(root -> print(plan, root, "", text));
    return text.toString();
  }

  private static void print(TestPlan plan, TestIdentifier node, String indent, StringBuilder text) {
    text.append(indent)
        .append(node.getDisplayName())
        .append(" | ")
        .append(node.getUniqueIdObject().getLastSegment().getType())
        .append(node.getTags().stream().map(TestTag::getName).sorted().toList())
        .append(node.isTest() ? " " + node.getLegacyReportingName() : "")
        .append(node.getSource().map(TreeTest::print).orElse(""))
        .append('\n');
    plan.getChildren(node).forEach(child -> print(plan, child, indent + "  ", text));
  }

  private static String print(TestSource source) {
    if (source instanceof MethodSource method) {
      return " @%s#%s(%s)"
          .formatted(
              method.getClassName(), method.getMethodName(), method.getMethodParameterTypes());
    }
    return source instanceof ClassSource type ? " @" + type.getClassName() : " @" + source;
  }

  @Test
  void the_whole_tree_of_a_bench_with_two_splits() {
    JanusLauncher launcher =
        launcher(
                new BenchFile()
                    .promptWith("koala", "k1", "style", "harmlessness")
                    .prompt("flask", "f1", 1)
                    .prompt("koala", "k2", 1))
            .set("janus.gates", "koala: minimumMean=4; *: maximumUnscoredRate=0.5");
    assertEquals(
        """
        Janus | engine[]
          small.koala | split[split:koala] @small.koala
            k1: Question k1? | prompt[]
              style | rubric[rubric:style, split:koala] koala/k1/style @small#koala.k1.style(java.lang.String)
              harmlessness | rubric[rubric:harmlessness, split:koala] koala/k1/harmlessness @small#koala.k1.harmlessness(java.lang.String)
            k2: Question k2? | prompt[]
              r1 | rubric[rubric:r1, split:koala] koala/k2/r1 @small#koala.k2.r1(java.lang.String)
            gate on mean | gate[gate, split:koala] koala/_gate/mean @small#koala._gate.mean(java.lang.String)
            gate on unscored-rate | gate[gate, split:koala] koala/_gate/unscored-rate @small#koala._gate.unscored-rate(java.lang.String)
          small.flask | split[split:flask] @small.flask
            f1: Question f1? | prompt[]
              r1 | rubric[rubric:r1, split:flask] flask/f1/r1 @small#flask.f1.r1(java.lang.String)
            gate on unscored-rate | gate[gate, split:flask] flask/_gate/unscored-rate @small#flask._gate.unscored-rate(java.lang.String)
          small.overall | split[split:overall] @small.overall
            gate on unscored-rate | gate[gate, split:overall] overall/_gate/unscored-rate @small#overall._gate.unscored-rate(java.lang.String)
        """,
        print(launcher.discover()));
  }

  @Test
  void unique_ids_lead_from_the_bench_over_split_and_prompt_to_the_rubric() {
    JanusLauncher launcher =
        launcher(new BenchFile().prompt("koala", "k1", 1)).set("janus.gates", "*: minimumMean=4");
    String bench = "[file:" + folder.resolve("small.jsonl").toString().replace("/", "%2F") + "]";
    assertEquals(
        List.of(
            "[engine:janus]/" + bench + "/[split:koala]/[prompt:k1]/[rubric:r1]",
            "[engine:janus]/" + bench + "/[split:koala]/[gate:mean]",
            "[engine:janus]/" + bench + "/[split:overall]/[gate:mean]"),
        launcher.tests().stream().map(TestIdentifier::getUniqueId).toList());
  }

  @Test
  void there_is_no_overall_container_without_an_overall_gate() {
    JanusLauncher launcher =
        launcher(new BenchFile().prompt("koala", "k1", 1))
            .set("janus.gates", "koala: minimumMean=4");
    assertEquals(List.of("koala/k1/r1", "koala/_gate/mean"), launcher.names());
  }

  private static BenchFile odd() {
    String longId = "x".repeat(300);
    return new BenchFile()
        .prompt("koala", "a/b", 1)
        .prompt("koala", "a#b", 1)
        .prompt("koala", "a+b", 1)
        .prompt("koala", "a,b", 1)
        .prompt("koala", "a!b", 1)
        .prompt("koala", "a.b", 1)
        .prompt("koala", "a b", 1)
        .prompt("koala", "only.this", 1)
        .prompt("koala", "\ud83d\ude00", 1)
        .prompt("koala", longId, 1)
        .prompt("koala", longId + "y", 1)
        .prompt("koala", "_gate", 1)
        .promptWith("koala", "rubrics", "a/b", "a.b", "mean\u2003of\u00a0all", "tag(1)&!|,")
        .promptWith("koala", "gates", "_gate", "mean");
  }

  @Test
  void names_are_unique_per_class_and_safe_in_filters_whatever_the_ids() {
    List<TestIdentifier> tests = launcher(odd()).set("janus.gates", "*: minimumMean=4").tests();
    List<String> names = tests.stream().map(TestIdentifier::getLegacyReportingName).toList();
    assertEquals(20, names.size());
    assertEquals(20, new HashSet<>(names).size());
    Pattern safe = Pattern.compile("(koala|overall)/[A-Za-z0-9_-]{1,100}/[A-Za-z0-9_-]{1,100}");
    names.forEach(name -> assertTrue(safe.matcher(name).matches(), name));
    assertTrue(names.contains("koala/only_this/r1"), names.toString());
    assertTrue(names.contains("koala/_gate/mean"), names.toString());
  }

  @Test
  void every_unique_id_can_be_selected_again() {
    JanusLauncher launcher = launcher(odd()).set("janus.gates", "*: minimumMean=4");
    TestPlan plan = launcher.discover();
    TestIdentifier engine = plan.getRoots().iterator().next();
    for (TestIdentifier node : plan.getDescendants(engine)) {
      List<String> wanted =
          (node.isTest()
                  ? List.of(node)
                  : plan.getDescendants(node).stream().filter(TestIdentifier::isTest).toList())
              .stream().map(TestIdentifier::getUniqueId).toList();
      List<String> found =
          launcher.selectAnew().select(selectUniqueId(node.getUniqueId())).tests().stream()
              .map(TestIdentifier::getUniqueId)
              .toList();
      assertEquals(new HashSet<>(wanted), new HashSet<>(found), node.getUniqueId());
      assertEquals(wanted.size(), found.size());
    }
  }

  @Test
  void tags_of_odd_rubric_ids_are_ones_the_platform_takes() {
    List<String> tags =
        launcher(odd()).tests().stream()
            .flatMap(test -> test.getTags().stream())
            .map(TestTag::getName)
            .filter(tag -> tag.startsWith("rubric:mean") || tag.startsWith("rubric:tag"))
            .toList();
    assertEquals(List.of("rubric:mean_of_all", "rubric:tag_1_____", "rubric:mean"), tags);
  }

  @Test
  void display_names_are_one_line_and_not_too_long() {
    BenchFile bench = new BenchFile().promptWith("koala", "two\nlines", "r\tx");
    bench.last().put("prompt", "First\nsecond \u0007 " + "long ".repeat(100));
    TestPlan plan = launcher(bench).discover();
    List<String> shown =
        plan.getDescendants(plan.getRoots().iterator().next()).stream()
            .map(TestIdentifier::getDisplayName)
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "r x",
            "small.koala",
            "two lines: First second \u2407 long long long long long long long long long..."),
        shown);
  }
}
