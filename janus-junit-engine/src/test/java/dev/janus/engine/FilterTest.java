package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.janus.engine.scanned.InheritingScanned;
import dev.janus.engine.scanned.Scanned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

class FilterTest {

  @TempDir Path folder;

  private JanusLauncher launcher() {
    return new JanusLauncher(folder);
  }

  private Path bench() {
    return new BenchFile()
        .promptWith("koala", "k1", "style", "safety")
        .promptWith("flask", "f1", "style")
        .write(folder.resolve("small.jsonl"));
  }

  @Test
  void class_name_filters_decide_on_scanned_and_named_classes() {
    ClassNameFilter inheriting = ClassNameFilter.includeClassNamePatterns(".*Inheriting.*");
    Set<String> wanted = Set.of(InheritingScanned.class.getName());
    assertEquals(
        wanted,
        launcher().select(selectPackage("dev.janus.engine.scanned")).filter(inheriting).classes());
    assertEquals(
        wanted,
        launcher()
            .select(selectClass(Scanned.class))
            .select(selectClass(InheritingScanned.class))
            .filter(inheriting)
            .classes());
  }

  @Test
  void package_name_filters_decide_on_classes() {
    assertEquals(
        List.of(),
        launcher()
            .select(selectClass(Scanned.class))
            .filter(PackageNameFilter.excludePackageNames("dev.janus.engine.scanned"))
            .names());
    assertEquals(
        List.of("koala/k1/r1", "flask/f1/r1"),
        launcher()
            .select(selectClass(Scanned.class))
            .filter(PackageNameFilter.includePackageNames("dev.janus"))
            .names());
  }

  @Test
  void tags_select_a_split_a_rubric_or_the_gates() {
    JanusLauncher all = launcher().bench(bench()).set("janus.gates", "*: minimumMean=3");
    assertEquals(
        List.of("koala/k1/style", "koala/k1/safety", "koala/_gate/mean"),
        all.filter(TagFilter.includeTags("split:koala")).names());
    assertEquals(
        List.of("koala/k1/style", "flask/f1/style"),
        launcher().bench(bench()).filter(TagFilter.includeTags("rubric:style")).names());
    assertEquals(
        List.of("koala/_gate/mean", "flask/_gate/mean", "overall/_gate/mean"),
        launcher()
            .bench(bench())
            .set("janus.gates", "*: minimumMean=3")
            .filter(TagFilter.includeTags("gate"))
            .names());
  }

  @Test
  void only_what_filters_leave_is_run() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      Told told =
          launcher()
              .bench(bench())
              .server(server)
              .filter(TagFilter.includeTags("rubric:style & split:koala"))
              .execute();
      assertEquals(Map.of("koala/k1/style", "SUCCESSFUL"), told.tests());
      assertEquals(1, server.generations());
      assertEquals(1, server.judgements());
    }
  }

  @Test
  void a_filter_may_leave_nothing() {
    try (ScriptedServer server = new ScriptedServer()) {
      PostDiscoveryFilter nothing = test -> FilterResult.excluded("all of it");
      Told told = launcher().bench(bench()).server(server).filter(nothing).execute();
      assertEquals(List.of("started engine:janus", "finished engine:janus"), told.lines());
      assertEquals(0, server.requests());
      assertFalse(Files.exists(folder.resolve("janus")));
    }
  }

  @Test
  void a_request_that_selects_nothing_runs_nothing() {
    Told told = launcher().execute();
    assertEquals(List.of("started engine:janus", "finished engine:janus"), told.lines());
  }

  @Test
  void a_dry_run_lists_all_tests_as_skipped_and_does_nothing() {
    try (ScriptedServer server = new ScriptedServer()) {
      Told told =
          launcher()
              .bench(bench())
              .server(server)
              .set("janus.gates", "koala: minimumMean=3")
              .set("junit.platform.execution.dryRun.enabled", "true")
              .execute();
      String skipped = "SKIPPED: JUnit Platform dry-run mode is enabled";
      assertEquals(
          Map.of(
              "koala/k1/style", skipped,
              "koala/k1/safety", skipped,
              "koala/_gate/mean", skipped,
              "flask/f1/style", skipped),
          told.tests());
      assertEquals(0, server.requests());
      assertFalse(Files.exists(folder.resolve("janus")));
    }
  }

  @Test
  void discovery_sends_nothing_needs_no_key_and_writes_nothing() {
    try (ScriptedServer server = new ScriptedServer()) {
      JanusLauncher launcher =
          launcher()
              .bench(bench())
              .server(server)
              .set("janus.generator.api-key-env", "JANUS_TEST_UNSET")
              .set("janus.judge.api-key-env", "JANUS_TEST_UNSET");
      assertEquals(3, launcher.names().size());
      assertEquals(0, server.requests());
      assertFalse(Files.exists(folder.resolve("janus")));
    }
  }
}
