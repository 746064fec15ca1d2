package dev.janus;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The package table of docs/architecture.md, as rules. */
class ArchitectureTest {

  /** Lowest first: a package may use those before it, never those after it. */
  private static final List<String> PACKAGES =
      List.of(
          "text",
          "json",
          "digest",
          "bench",
          "dataset",
          "chat",
          "generate",
          "judge",
          "run",
          "gate",
          "report",
          "execution",
          "engine",
          "api");

  /** The packages of {@code chat}, likewise. */
  private static final List<String> CHAT = List.of("chat", "chat.limit", "chat.http", "chat.batch");

  /** The packages of {@code execution}, likewise. */
  private static final List<String> EXECUTION =
      List.of("execution.sources", "execution", "execution.cost");

  /** The packages of {@code engine}, likewise. */
  private static final List<String> ENGINE =
      List.of(
          "engine.configuration",
          "engine.descriptor",
          "engine.discovery",
          "engine.models",
          "engine.reporting",
          "engine");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.janus");

  @Test
  void every_package_is_in_the_table() {
    var found =
        CLASSES.stream()
            .map(type -> type.getPackageName().replaceFirst("^dev\\.janus\\.?", ""))
            .map(name -> name.replaceFirst("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(PACKAGES), found);
  }

  @TestFactory
  Stream<DynamicTest> a_package_uses_only_those_above_it_in_the_table() {
    return PACKAGES.stream().map(name -> DynamicTest.dynamicTest(name, () -> above(name)));
  }

  @TestFactory
  Stream<DynamicTest> a_package_of_chat_uses_only_those_above_it() {
    return CHAT.stream().map(name -> DynamicTest.dynamicTest(name, () -> above(name, CHAT)));
  }

  @TestFactory
  Stream<DynamicTest> a_package_of_execution_uses_only_those_above_it() {
    return EXECUTION.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> above(name, EXECUTION)));
  }

  @TestFactory
  Stream<DynamicTest> a_package_of_engine_uses_only_those_above_it() {
    return ENGINE.stream().map(name -> DynamicTest.dynamicTest(name, () -> above(name, ENGINE)));
  }

  private static void above(String name, List<String> siblings) {
    String[] below =
        siblings.subList(siblings.indexOf(name) + 1, siblings.size()).stream()
            .map(other -> "dev.janus." + other)
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.janus." + name)
            .should()
            .dependOnClassesThat(resideInAnyPackage(below)));
  }

  @Test
  void every_package_of_chat_execution_and_engine_is_in_a_table() {
    assertEquals(new TreeSet<>(ENGINE), packages("engine"));
    assertEquals(new TreeSet<>(CHAT), packages("chat"));
    assertEquals(new TreeSet<>(EXECUTION), packages("execution"));
  }

  private static Set<String> packages(String parent) {
    return CLASSES.stream()
        .map(type -> type.getPackageName().replaceFirst("^dev\\.janus\\.?", ""))
        .filter(name -> name.startsWith(parent))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void above(String name) {
    String[] below =
        PACKAGES.subList(PACKAGES.indexOf(name) + 1, PACKAGES.size()).stream()
            .filter(other -> !(name.equals("engine") && other.equals("api")))
            .map(other -> "dev.janus." + other + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.janus." + name + "..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(below)));
  }

  @Test
  void what_users_import_knows_only_the_bench() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.janus.api..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "dev.janus.api..",
                    "dev.janus.bench..",
                    "java..",
                    "org.apiguardian..",
                    "org.jspecify..")));
  }

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("dev.janus.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_the_engine_knows_junit() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.janus.engine..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.junit..", "org.opentest4j..")));
  }

  @Test
  void only_chat_and_dataset_open_sockets() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.janus.chat..", "dev.janus.dataset..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "okhttp3..", "okio..", "java.net.http..", "java.nio.channels.spi.."))
            .orShould()
            .dependOnClassesThat(
                DescribedPredicate.describe(
                    "sockets",
                    (JavaClass type) ->
                        type.getName()
                            .matches(
                                "javax?\\.net\\..*(Socket|URLConnection).*|java\\.nio\\.channels\\..*(Socket|Datagram)Channel"))));
  }

  @Test
  void only_the_adapter_knows_okhttp() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.janus.chat.http..", "dev.janus.chat.batch..", "dev.janus.dataset..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("okhttp3..", "okio..", "dev.failsafe..")));
  }

  @Test
  void gate_and_report_open_no_file() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.janus.gate..", "dev.janus.report..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.nio.file.."))
            .orShould()
            .dependOnClassesThat(
                DescribedPredicate.describe(
                    "files",
                    (JavaClass type) ->
                        type.getName().matches("java\\.io\\.(Random)?(File|AccessFile).*"))));
  }

  @Test
  void every_public_type_says_how_stable_it_is() {
    check(
        classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .beAnnotatedWith(API.class));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
