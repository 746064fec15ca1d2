package dev.janus.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link ModelSettings} and {@link Sampling}. */
class ModelSettingsTest {

  private static final Sampling SAMPLING = new Sampling(0.5, 0.9, 100, 7L);
  private static final ModelSettings SETTINGS = new ModelSettings("http://a", "m", "r", SAMPLING);
  private static final Conversation HELLO = Conversation.of("s", "u");

  @Test
  void every_part_of_a_request_is_part_of_its_key() {
    var keys =
        List.of(
            SETTINGS.key(HELLO, 1),
            SETTINGS.key(HELLO, 2),
            SETTINGS.key(HELLO, 12),
            SETTINGS.key(Conversation.of("s", "v"), 1),
            SETTINGS.key(Conversation.of("t", "u"), 1),
            SETTINGS.key(Conversation.of("", "u"), 1),
            SETTINGS.key(Conversation.of("su", ""), 1),
            SETTINGS.key(HELLO.then("a", "b"), 1),
            SETTINGS.key(new Conversation(List.of(new Message(Role.USER, "s"), user("u"))), 1),
            new ModelSettings("http://a", "n", "r", SAMPLING).key(HELLO, 1),
            new ModelSettings("http://a", "m", "q", SAMPLING).key(HELLO, 1),
            new ModelSettings("http://a", "m", null, SAMPLING).key(HELLO, 1),
            key(new Sampling(0.6, 0.9, 100, 7L)),
            key(new Sampling(null, 0.9, 100, 7L)),
            key(new Sampling(0.5, 0.8, 100, 7L)),
            key(new Sampling(0.5, null, 100, 7L)),
            key(new Sampling(0.5, 0.9, 101, 7L)),
            key(new Sampling(0.5, 0.9, null, 7L)),
            key(new Sampling(0.5, 0.9, 100, 8L)),
            key(new Sampling(0.5, 0.9, 100, null)),
            key(new Sampling(0.9, 0.5, 100, 7L)));
    assertEquals(keys.size(), Set.copyOf(keys).size());
  }

  @Test
  void the_same_request_has_the_same_key_on_every_server() {
    var elsewhere = new ModelSettings("", "m", "r", new Sampling(0.5, 0.9, 100, 7L));
    assertEquals(SETTINGS.key(HELLO, 3), elsewhere.key(Conversation.of("s", "u"), 3));
  }

  @Test
  void the_key_is_64_hexadecimal_digits() {
    assertTrue(SETTINGS.key(HELLO, 1).matches("[0-9a-f]{64}"));
  }

  @Test
  void many_repeats_have_distinct_keys() {
    var keys =
        IntStream.rangeClosed(1, 100)
            .mapToObj(repeat -> SETTINGS.key(HELLO, repeat))
            .collect(Collectors.toSet());
    assertEquals(100, keys.size());
  }

  @Test
  void a_model_is_the_same_on_the_same_server_only() {
    assertTrue(
        SETTINGS.isSameModelAs(new ModelSettings("http://a", "m", null, Sampling.SERVER_DEFAULT)));
    assertFalse(SETTINGS.isSameModelAs(new ModelSettings("http://b", "m", "r", SAMPLING)));
    assertFalse(SETTINGS.isSameModelAs(new ModelSettings("http://a", "n", "r", SAMPLING)));
  }

  @Test
  void each_repeat_is_sampled_with_a_seed_of_its_own() {
    assertSame(SAMPLING, SAMPLING.forRepeat(1));
    assertEquals(new Sampling(0.5, 0.9, 100, 8L), SAMPLING.forRepeat(2));
    assertEquals(new Sampling(0.5, 0.9, 100, 9L), SAMPLING.forRepeat(3));
  }

  @Test
  void each_repeat_is_sampled_alike_without_a_seed() {
    var sampling = new Sampling(1.0, null, null, null);
    assertSame(sampling, sampling.forRepeat(2));
  }

  private static String key(Sampling sampling) {
    return new ModelSettings("http://a", "m", "r", sampling).key(HELLO, 1);
  }

  private static Message user(String content) {
    return new Message(Role.USER, content);
  }
}
