package dev.janus.dataset.repository;

import static dev.janus.dataset.repository.Layouts.layout;
import static dev.janus.dataset.repository.Layouts.yaml;
import static dev.janus.dataset.repository.Layouts.yamlRefusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README says in front of its text. */
class FrontMatterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "license: mit|mit",
        "license: [mit, apache-2.0]|mit, apache-2.0",
        "'{license: other, license_name: ours}'|ours",
        "license: other|other",
      })
  void the_licence_is_the_readme_s(String yaml, String licence) {
    var plain = yaml.replaceAll("^\\{|\\}$", "").replace(", license_name", "\nlicense_name");
    assertEquals(Optional.of(licence), yaml(plain, "a.csv").licence());
  }

  @Test
  void a_readme_may_name_no_licence_and_have_no_front_matter() {
    assertEquals(Optional.empty(), layout("# Card\n---\nlicense: mit\n---\n", "a.csv").licence());
    assertEquals(Optional.empty(), layout("---\nlicense: mit\n", "a.csv").licence());
    assertEquals(Optional.empty(), layout("---\n---\n", "a.csv").licence());
    assertEquals(Optional.empty(), layout("---\n- mit\n---\n", "a.csv").licence());
    assertEquals(
        Optional.of("mit"), layout("\uFEFF---\r\nlicense: mit\r\n---\r\n", "a.csv").licence());
  }

  @Test
  void broken_front_matter_is_told_with_its_line() {
    assertEquals(
        """
        hf://o/n: the front matter of README.md is no YAML, line 3
          found: mapping values are not allowed here
          fix: correct the README.md, or name a revision where it is right""",
        yamlRefusal("license: mit\na: b: c"));
  }

  @Test
  void yaml_cannot_exhaust_memory_or_stack() {
    var bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertTrue(yamlRefusal(bomb.toString()).contains("is no YAML that can be read"));
    assertTrue(yamlRefusal("a: " + "[".repeat(100_000)).contains("is too deep"));
    assertTrue(yamlRefusal("a: " + "[".repeat(50) + "]".repeat(50)).contains("is too deep"));
    assertTrue(yamlRefusal("a: \"" + "x".repeat(1 << 20) + '"').contains("is no YAML"));
    assertTrue(yamlRefusal("a: 1\na: 2").contains("is no YAML"));
  }
}
