package dev.janus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.chat.ChatModel;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the key of a judgement depends on. */
class JudgeKeyTest {

  private static final Sampling SAMPLING = new Sampling(0.0, 1.0, 100, 7L);
  private static final ChatModel NOBODY =
      request -> {
        throw new IllegalStateException("a key asks nobody");
      };

  @Test
  void does_not_depend_on_the_fence_or_the_server() {
    var number = new AtomicInteger();
    var judge =
        new Judge(
            NOBODY,
            new ModelSettings("http://localhost:1/v1", "wise", null, SAMPLING),
            JudgeTemplate.absolute(),
            key -> "fence-" + number.incrementAndGet());
    String key = judge.question(Requests.REQUEST).key();
    assertEquals(key, judge.question(Requests.REQUEST).key());
    assertEquals(key, judge("wise", null, SAMPLING).question(Requests.REQUEST).key());
    assertEquals(0, number.get());
  }

  @Test
  void stays_the_same_from_release_to_release() {
    assertEquals(
        "464a7d84620a86e9d42e2ebaa2566e5b9de6837e3348446cf3e85ae2fdf74aac",
        judge("wise", null, SAMPLING).question(Requests.REQUEST).key());
  }

  @ParameterizedTest
  @MethodSource
  void depends_on_the_request(String what, JudgeRequest other) {
    var judge = judge("wise", null, SAMPLING);
    assertNotEquals(judge.question(Requests.REQUEST).key(), judge.question(other).key(), what);
  }

  static Stream<Arguments> depends_on_the_request() {
    var scores = new ScoreDescriptions(List.of("1", "2", "3", "4", "5"));
    return Stream.of(
        arguments(
            "system message",
            Requests.conversation(Conversation.of("Rhyme.", "Why is the sky blue?"))),
        arguments(
            "prompt", Requests.conversation(Conversation.of("Answer in one sentence.", "Why?"))),
        arguments("response", Requests.response("Air.")),
        arguments("reference", Requests.reference("Light.")),
        arguments("no reference", Requests.reference("")),
        arguments(
            "criteria",
            Requests.rubric(new Rubric("style", "Is it blue?", Requests.RUBRIC.scores()))),
        arguments(
            "score descriptions",
            Requests.rubric(new Rubric("style", Requests.RUBRIC.criteria(), scores))),
        arguments("repeat", Requests.repeat(2)));
  }

  @Test
  void does_not_depend_on_the_name_of_the_rubric() {
    var judge = judge("wise", null, SAMPLING);
    var renamed = new Rubric("r1", Requests.RUBRIC.criteria(), Requests.RUBRIC.scores());
    assertEquals(
        judge.question(Requests.REQUEST).key(), judge.question(Requests.rubric(renamed)).key());
  }

  @ParameterizedTest
  @MethodSource
  void depends_on_the_judge(String what, Judge other) {
    var judge = judge("wise", null, SAMPLING);
    assertNotEquals(
        judge.question(Requests.REQUEST).key(), other.question(Requests.REQUEST).key(), what);
  }

  static Stream<Arguments> depends_on_the_judge() {
    return Stream.of(
        arguments("model", judge("wiser", null, SAMPLING)),
        arguments("revision", judge("wise", "v2", SAMPLING)),
        arguments("temperature", judge("wise", null, new Sampling(0.5, 1.0, 100, 7L))),
        arguments("top-p", judge("wise", null, new Sampling(0.0, 0.9, 100, 7L))),
        arguments("max-tokens", judge("wise", null, new Sampling(0.0, 1.0, 101, 7L))),
        arguments("seed", judge("wise", null, new Sampling(0.0, 1.0, 100, 8L))),
        arguments("no seed", judge("wise", null, new Sampling(0.0, 1.0, 100, null))),
        arguments(
            "template",
            new Judge(
                NOBODY,
                new ModelSettings("", "wise", null, SAMPLING),
                JudgeTemplate.of("{instruction}{response}{score_rubric}", "t"),
                key -> "fence")));
  }

  private static Judge judge(String model, @Nullable String revision, Sampling sampling) {
    return new Judge(
        NOBODY,
        new ModelSettings("", model, revision, sampling),
        JudgeTemplate.absolute(),
        key -> "fence-x");
  }
}
