package dev.janus.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** The packages of the plugin, as rules. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .withImportOption(location -> !location.contains("janus-junit-engine"))
          .importPackages("dev.janus.maven");

  @Test
  void only_launch_knows_junit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.janus.maven.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.opentest4j..")
        .check(CLASSES);
  }

  @Test
  void config_and_launch_know_no_maven() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.janus.maven.config..", "dev.janus.maven.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "javax.inject..")
        .check(CLASSES);
  }

  @Test
  void config_knows_neither_launch_nor_the_goals() {
    noClasses()
        .that()
        .resideInAPackage("dev.janus.maven.config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.janus.maven", "dev.janus.maven.launch..")
        .check(CLASSES);
  }

  @Test
  void launch_knows_neither_config_nor_the_goals() {
    noClasses()
        .that()
        .resideInAPackage("dev.janus.maven.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.janus.maven", "dev.janus.maven.config..")
        .check(CLASSES);
  }

  @Test
  void no_class_uses_a_library_that_is_relocated_into_the_engine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml..", "okhttp3..", "okio..", "kotlin..", "dev.failsafe..")
        .check(CLASSES);
  }

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("dev.janus.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void every_public_type_says_how_stable_it_is() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .resideOutsideOfPackage("dev.janus.maven.help..")
        .should()
        .beAnnotatedWith(API.class)
        .check(CLASSES);
  }
}
