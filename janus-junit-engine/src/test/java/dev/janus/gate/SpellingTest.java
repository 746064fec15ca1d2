package dev.janus.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private final Spelling spelling = new Spelling(List.of("koala", "flask", "self-instruct"));

  @Test
  void finds_what_takes_the_fewest_changes() {
    assertEquals(Optional.of("koala"), spelling.nearest("koal"));
    assertEquals(Optional.of("koala"), spelling.nearest("kooala"));
    assertEquals(Optional.of("flask"), spelling.nearest("flusk"));
    assertEquals(Optional.of("self-instruct"), spelling.nearest("SelfInstruct"));
    assertEquals(Optional.of("self-instruct"), spelling.nearest("slf-nstrct"));
  }

  @Test
  void finds_nothing_that_takes_too_many() {
    assertEquals(Optional.of("koala"), spelling.nearest("koa"));
    assertEquals(Optional.empty(), spelling.nearest("ko"));
    assertEquals(Optional.empty(), spelling.nearest("vicuna"));
    assertEquals(Optional.empty(), spelling.nearest(""));
    assertEquals(Optional.of("self-instruct"), spelling.nearest("self-instXXXX"));
    assertEquals(Optional.empty(), spelling.nearest("self-insXXXXX"));
  }

  @Test
  void prefers_the_nearer_and_then_the_first() {
    var names = new Spelling(List.of("abcd", "abce", "abcf"));
    assertEquals(Optional.of("abce"), names.nearest("abce"));
    assertEquals(Optional.of("abcd"), names.nearest("abcx"));
  }
}
