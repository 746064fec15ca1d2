package dev.janus.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256Test {

  @Test
  void nothing_at_all_has_the_well_known_digest() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new Sha256().hex());
  }

  @Test
  void a_string_goes_in_as_its_length_and_utf_8() {
    // sha256 of the bytes 00 00 00 03 'a' c3 a9, computed elsewhere
    assertEquals(
        "6fbb40b16b18dcf954951d0e5e96b071c8999b096cc3835cc6d6ee3466dc0a4b",
        new Sha256().add("a\u00E9").hex());
  }

  @Test
  void a_list_goes_in_as_its_size_and_parts() {
    assertEquals(
        new Sha256().add("2").add("a").add("b").hex(), new Sha256().add(List.of("a", "b")).hex());
    assertEquals(new Sha256().add(List.of("a", "b")).hex(), Sha256.of("a", "b"));
  }

  @Test
  void no_two_sequences_look_alike() {
    assertNotEquals(new Sha256().add("ab").add("c").hex(), new Sha256().add("a").add("bc").hex());
    assertNotEquals(new Sha256().add("").add("a").hex(), new Sha256().add("a").hex());
    assertNotEquals(
        new Sha256().add(List.of("a")).add(List.of("b")).hex(),
        new Sha256().add(List.of("a", "b")).add(List.of()).hex());
  }
}
