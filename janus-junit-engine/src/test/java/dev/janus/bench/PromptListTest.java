package dev.janus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.digest.Sha256;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromptListTest {

  private static final Rubric RUBRIC =
      new Rubric("r1", "c", new ScoreDescriptions(List.of("1", "2", "3", "4", "5")));

  private static Prompt prompt(String id, int rubrics) {
    List<Rubric> all = IntStream.range(0, rubrics).mapToObj(i -> RUBRIC).toList();
    return new Prompt(id, 0, "s", "", "", List.of("t"), "", List.of(), all);
  }

  private static final List<Prompt> PROMPTS =
      List.of(prompt("a", 1), prompt("b", 2), prompt("c", 4));

  /** Prompts that count how often one of them is asked for, or put into a digest. */
  private static final class Counting extends PromptList {

    private int asked;
    private int digested;

    @Override
    public Prompt get(int index) {
      asked++;
      return PROMPTS.get(index);
    }

    @Override
    public int size() {
      return PROMPTS.size();
    }

    @Override
    public String id(int index) {
      return PROMPTS.get(index).id();
    }

    @Override
    public int rubricCount(int index) {
      return PROMPTS.get(index).rubrics().size();
    }

    @Override
    protected void addTo(Sha256 sha, int index) {
      digested++;
      PROMPTS.get(index).addTo(sha);
    }
  }

  @Test
  void a_list_of_prompts_is_copied_and_a_prompt_list_is_not() {
    PromptList list = new Counting();
    assertSame(list, PromptList.of(list));
    assertSame(list, new Split("s", list).prompts());
    assertEquals(PROMPTS, PromptList.of(PROMPTS));
  }

  @Test
  void ids_and_counts_are_those_of_the_prompts() {
    for (PromptList list : List.of(PromptList.of(PROMPTS), new Counting())) {
      assertEquals(List.of("a", "b", "c"), list.ids());
      assertEquals(2, list.rubricCount(1));
      assertEquals(7, list.rubricCount());
    }
  }

  @Test
  void some_of_them_are_chosen_by_index() {
    for (PromptList list : List.of(PromptList.of(PROMPTS), new Counting())) {
      PromptList some = list.at(2, 0);
      assertEquals(List.of(PROMPTS.get(2), PROMPTS.get(0)), some);
      assertEquals(List.of("c", "a"), some.ids());
      assertEquals(4, some.rubricCount(0));
      assertEquals(5, some.rubricCount());
      assertEquals(List.of("c"), some.at(0).ids());
      assertEquals(List.of(), list.at());
    }
  }

  @Test
  void a_choice_does_not_change_with_the_array() {
    int[] indices = {1};
    PromptList some = PromptList.of(PROMPTS).at(indices);
    indices[0] = 2;
    assertEquals(List.of("b"), some.ids());
  }

  @Test
  void only_what_is_there_can_be_chosen() {
    PromptList list = PromptList.of(PROMPTS);
    assertThrows(IndexOutOfBoundsException.class, () -> list.at(3));
    assertThrows(IndexOutOfBoundsException.class, () -> list.at(0, -1));
  }

  @Test
  void ids_counts_choices_and_digests_make_no_prompt() {
    Counting list = new Counting();
    Bench bench = new Bench("x", null, List.of(new Split("s", list), new Split("t", list.at(1))));
    assertEquals(List.of("c", "a"), list.at(2, 0).ids());
    assertEquals(9, bench.rubricCount());
    assertEquals(64, bench.digest().length());
    assertEquals(0, list.asked);
  }

  @Test
  void a_digest_is_computed_once() {
    Counting list = new Counting();
    Bench bench = new Bench("x", null, List.of(new Split("s", list)));
    String digest = bench.digest();
    assertSame(digest, bench.digest());
    assertEquals(3, list.digested);
    assertEquals(new Bench("x", null, List.of(new Split("s", PROMPTS))).digest(), digest);
    assertEquals(new Bench("x", null, List.of(new Split("s", list.at(0, 1, 2)))).digest(), digest);
  }

  @Test
  void a_cluster_is_computed_once() {
    Prompt prompt = prompt("a", 1);
    assertSame(prompt.cluster(), prompt.cluster());
  }

  @Test
  void benches_of_the_same_prompts_are_equal_wherever_they_are() {
    Bench held = new Bench("x", null, List.of(new Split("s", PROMPTS)));
    Bench other = new Bench("x", null, List.of(new Split("s", new Counting())));
    assertEquals(held, other);
    assertEquals(held.hashCode(), other.hashCode());
    assertEquals("Bench[x, 1 splits, 3 prompts]", held.toString());
  }

  @Test
  void benches_of_another_location_revision_or_prompts_are_not_equal() {
    List<Split> splits = List.of(new Split("s", PROMPTS));
    Bench bench = new Bench("x", null, splits);
    assertNotEquals(bench, new Bench("y", null, splits));
    assertNotEquals(bench, new Bench("x", "r", splits));
    assertNotEquals(bench, new Bench("x", null, List.of(new Split("t", PROMPTS))));
    assertNotEquals(bench, new Bench("x", null, List.of(new Split("s", PROMPTS.subList(0, 2)))));
    assertNotEquals(bench, "x");
  }

  private static Prompt full(int index, List<Preference> preferences) {
    return new Prompt(
        "a", index, "s", "src", "sys", List.of("t"), "ref", preferences, List.of(RUBRIC));
  }

  static Stream<Prompt> others() {
    List<Rubric> rubrics = List.of(RUBRIC);
    List<String> turns = List.of("t");
    return Stream.of(
        new Prompt("x", 0, "s", "src", "sys", turns, "ref", List.of(), rubrics),
        full(1, List.of()),
        new Prompt("a", 0, "x", "src", "sys", turns, "ref", List.of(), rubrics),
        new Prompt("a", 0, "s", "x", "sys", turns, "ref", List.of(), rubrics),
        new Prompt("a", 0, "s", "src", "x", turns, "ref", List.of(), rubrics),
        new Prompt("a", 0, "s", "src", "sys", List.of("x"), "ref", List.of(), rubrics),
        new Prompt("a", 0, "s", "src", "sys", turns, "x", List.of(), rubrics),
        full(0, List.of(new Preference("d", "", "", ""))),
        new Prompt("a", 0, "s", "src", "sys", turns, "ref", List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void prompts_are_equal_when_all_of_them_is(Prompt other) {
    Prompt prompt = full(0, List.of());
    assertNotEquals(prompt, other);
    assertNotEquals(prompt, null);
    assertEquals(prompt, full(0, List.of()));
    assertEquals(prompt.hashCode(), full(0, List.of()).hashCode());
    assertEquals("Prompt[a, row 0 of s]", prompt.toString());
  }
}
