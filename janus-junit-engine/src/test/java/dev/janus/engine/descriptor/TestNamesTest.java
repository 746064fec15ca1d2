package dev.janus.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.digest.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestNamesTest {

  private static List<String> names(List<String> ids) {
    TestNames names = new TestNames(ids);
    return ids.stream().map(names::of).toList();
  }

  private static String digest(String id, int digits) {
    return Sha256.of(id).substring(0, digits);
  }

  @Test
  void an_id_of_harmless_characters_is_its_own_name() {
    assertEquals(List.of("p1234abcd", "A_b-9"), names(List.of("p1234abcd", "A_b-9")));
  }

  @Test
  void other_characters_become_underscores() {
    assertEquals(List.of("a_b_c_d_e_f_g__"), names(List.of("a/b#c+d,e!f.g \u00e9")));
  }

  @Test
  void ids_with_one_name_are_told_apart_by_digests() {
    assertEquals(
        List.of("a_b-" + digest("a/b", 6), "a_b-" + digest("a b", 6), "c"),
        names(List.of("a/b", "a b", "c")));
  }

  @Test
  void an_id_of_80_characters_is_kept_and_a_longer_one_cut() {
    String longest = "x".repeat(80);
    assertEquals(
        List.of(longest, "y".repeat(80) + "-" + digest("y".repeat(81), 6)),
        names(List.of(longest, "y".repeat(81))));
  }

  @Test
  void no_prompt_takes_the_place_of_the_gates() {
    assertEquals(
        List.of("_gate-" + digest("_gate", 6), "_gate-" + digest(".gate", 6)),
        names(List.of("_gate", ".gate")));
    assertEquals(List.of("_gate-" + digest(".gate", 6)), names(List.of(".gate")));
  }

  @Test
  void a_name_made_by_hand_is_not_given_twice() {
    String byHand = "a_b-" + digest("a/b", 6);
    assertEquals(
        List.of("a_b-" + digest("a/b", 10), "a_b-" + digest("a b", 6), byHand),
        names(List.of("a/b", "a b", byHand)));
  }

  @Test
  void thousands_of_ids_without_a_harmless_character_have_different_names() {
    List<String> ids =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> Character.toString(0xac00 + i % 10_000) + (i < 10_000 ? "\uac00" : "\uac01"))
            .toList();
    List<String> names = names(ids);
    assertEquals(20_000, new HashSet<>(names).size());
    Set<Integer> lengths = names.stream().map(String::length).collect(Collectors.toSet());
    // Two underscores, a hyphen and 6 digits of a digest, or 10 where 6 are another id's too.
    assertEquals(Set.of(9, 13), lengths);
  }

  @Test
  void names_do_not_depend_on_the_order() {
    List<String> ids = new ArrayList<>(List.of("a/b", "a b", "a_b", "_gate", "x"));
    TestNames names = new TestNames(ids);
    List<String> reversed = new ArrayList<>(ids);
    Collections.reverse(reversed);
    TestNames other = new TestNames(reversed);
    ids.forEach(id -> assertEquals(names.of(id), other.of(id)));
  }
}
