package dev.janus.execution.sources;

import static dev.janus.execution.RecordedPipeline.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.execution.RecordedPipeline;
import dev.janus.execution.sources.KeptAnswers.Use;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.cache.AnswerCache;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are kept for later runs. */
class KeptAnswersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final ModelSettings PINNED =
      new ModelSettings("http://localhost:1/v1", "gen", "v1", Sampling.SERVER_DEFAULT);

  private final List<String> warnings = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Prompt prompt = order("p", "Well?").prompt();
  private final Conversation conversation = Conversation.of(prompt.system(), "Well?");

  @TempDir Path folder;

  private KeptAnswers kept(Path where) {
    return kept(where, Use.READ_AND_WRITE);
  }

  private KeptAnswers kept(Path where, Use use) {
    return kept(AnswerCache.at(where), use);
  }

  private KeptAnswers kept(AnswerCache cache, Use use) {
    return new KeptAnswers(
        cache,
        use,
        Duration.ofDays(30),
        Clock.fixed(NOW, ZoneOffset.UTC),
        warnings::add,
        Secrets.of(List.of("sk-Ab3dEf6h")));
  }

  /** A judge that counts how often it is asked. */
  private JudgementSource judge(Verdict verdict) {
    return new RecordedPipeline.Fours() {
      @Override
      public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
          throws ChatException {
        asked.incrementAndGet();
        return new Judgement(
            question.key(), request.repeat(), verdict, "raw", new Usage(9, 3), 5, 2, null);
      }
    };
  }

  private Judgement ask(KeptAnswers kept, Verdict verdict, int repeat) throws Exception {
    CachedJudgements source = new CachedJudgements(judge(verdict), kept, "http://localhost:2/v1");
    JudgeRequest request =
        new JudgeRequest(conversation, "Hi", "", prompt.rubrics().get(0), repeat);
    return source.judge(prompt, request, source.question(request));
  }

  private Response respond(KeptAnswers kept, ModelSettings generator) throws Exception {
    ResponseSource source =
        (asked, said, turn) -> {
          this.asked.incrementAndGet();
          return new Response(
              generator.key(said, 1), turn, "Hi", new Usage(9, 3), "stop", 5, 2, null);
        };
    return new CachedResponses(source, kept, generator).respond(prompt, conversation, 0);
  }

  @Test
  void a_judge_is_asked_once_for_each_repeat() throws Exception {
    KeptAnswers kept = kept(folder);
    assertEquals(2, ask(kept, new Scored(4, ""), 1).attempts());
    Judgement again = ask(kept(folder), new Scored(1, ""), 1);
    assertEquals(new Scored(4, ""), again.verdict());
    assertEquals(0, again.attempts());
    assertEquals(Usage.NONE, again.usage());
    assertEquals(2, ask(kept, new Scored(4, ""), 2).attempts());
    assertEquals(2, asked.get());
  }

  @Test
  void a_verdict_without_a_score_is_asked_for_again() throws Exception {
    Unscored unscored = new Unscored(UnscoredReason.NO_SCORE, "none");
    ask(kept(folder), unscored, 1);
    assertEquals(new Scored(4, ""), ask(kept(folder), new Scored(4, ""), 1).verdict());
    assertEquals(2, asked.get());
  }

  @Test
  void why_there_is_no_verdict_is_said_by_who_is_asked() {
    CachedJudgements source = new CachedJudgements(judge(new Scored(4, "")), kept(folder), "");
    assertEquals(UnscoredReason.JUDGE_UNAVAILABLE, source.reasonOfFailure());
  }

  @Test
  void a_pinned_generator_is_asked_once() throws Exception {
    assertEquals(2, respond(kept(folder), PINNED).attempts());
    Response again = respond(kept(folder), PINNED);
    assertEquals("Hi", again.text());
    assertEquals(0, again.attempts());
    assertEquals(Usage.NONE, again.usage());
    assertEquals(1, asked.get());
  }

  @Test
  void another_revision_is_another_generator() throws Exception {
    respond(kept(folder), PINNED);
    respond(kept(folder), new ModelSettings(PINNED.url(), PINNED.model(), "v2", PINNED.sampling()));
    assertEquals(2, asked.get());
  }

  @Test
  void a_generator_that_is_not_pinned_is_refused() {
    ModelSettings loose = new ModelSettings("u", "gen", null, Sampling.SERVER_DEFAULT);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CachedResponses((p, c, t) -> response(), kept(folder), loose));
    assertEquals(
        "janus.generator.revision: only responses of a pinned generator are kept",
        refused.getMessage());
  }

  private static Response response() {
    return new Response("k", 0, "Hi", Usage.NONE, "", 0, 1, null);
  }

  @Test
  void what_came_out_of_the_cache_is_counted() throws Exception {
    KeptAnswers kept = kept(folder);
    ask(kept, new Scored(4, ""), 1);
    respond(kept, PINNED);
    assertEquals(0, kept.found());
    ask(kept, new Scored(4, ""), 1);
    ask(kept, new Scored(4, ""), 1);
    respond(kept, PINNED);
    assertEquals(3, kept.found());
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_once_and_is_in_nobodys_way() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    KeptAnswers kept = kept(file);
    assertEquals(2, ask(kept, new Scored(4, ""), 1).attempts());
    assertEquals(2, ask(kept, new Scored(4, ""), 1).attempts());
    respond(kept, PINNED);
    assertEquals(1, warnings.size());
    String warning = warnings.get(0);
    assertTrue(
        warning.startsWith(file + ": verdicts cannot be kept for later runs\n  found: java"));
    assertTrue(
        warning.endsWith(
            "\n  fix: make it a folder that can be written, or set janus.cache to another one, or to off"));
  }

  @Test
  void what_is_only_looked_up_stays_as_it_is() throws Exception {
    ask(kept(folder), new Scored(4, ""), 1);
    KeptAnswers readOnly = kept(folder, Use.READ);
    assertEquals(0, ask(readOnly, new Scored(4, ""), 1).attempts());
    ask(readOnly, new Scored(4, ""), 2);
    assertEquals(2, ask(readOnly, new Scored(4, ""), 2).attempts());
  }

  /** Returns the segments, each with its number of entries. */
  private Map<Path, Integer> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("v1"))) {
      return files.collect(Collectors.toMap(file -> file, KeptAnswersTest::lines));
    }
  }

  private static int lines(Path segment) {
    try {
      return Files.readAllLines(segment).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long entries() throws IOException {
    return segments().values().stream().mapToInt(lines -> lines).sum();
  }

  private Path onlySegment() throws IOException {
    assertEquals(1, segments().size());
    return segments().keySet().iterator().next();
  }

  private void changed(Path segment, Instant when) throws IOException {
    Files.setLastModifiedTime(segment, FileTime.from(when));
  }

  @Test
  void what_is_used_after_half_its_time_is_kept_for_longer() throws Exception {
    KeptAnswers first = kept(folder);
    ask(first, new Scored(4, ""), 1);
    ask(first, new Scored(4, ""), 2);
    respond(first, PINNED);
    Path old = onlySegment();
    changed(old, NOW.minus(Duration.ofDays(15)).minusSeconds(1));
    KeptAnswers kept = kept(folder);
    ask(kept, new Scored(1, ""), 1);
    ask(kept, new Scored(1, ""), 1);
    respond(kept, PINNED);
    Map<Path, Integer> segments = new HashMap<>(segments());
    assertEquals(3, segments.remove(old));
    assertEquals(List.of(2), List.copyOf(segments.values()));
    Files.delete(old);
    KeptAnswers later = kept(folder);
    assertEquals(new Scored(4, ""), ask(later, new Scored(1, ""), 1).verdict());
    assertEquals(0, respond(later, PINNED).attempts());
    assertEquals(2, ask(later, new Scored(1, ""), 2).attempts());
  }

  @Test
  void until_then_it_stays_where_it_is() throws Exception {
    ask(kept(folder), new Scored(4, ""), 1);
    Path young = onlySegment();
    changed(young, NOW.minus(Duration.ofDays(15)));
    assertEquals(0, ask(kept(folder), new Scored(1, ""), 1).attempts());
    assertEquals(Map.of(young, 1), segments());
  }

  @Test
  void what_only_looks_up_keeps_nothing_for_longer() throws Exception {
    ask(kept(folder), new Scored(4, ""), 1);
    Path old = onlySegment();
    changed(old, NOW.minus(Duration.ofDays(29)));
    assertEquals(0, ask(kept(folder, Use.READ), new Scored(1, ""), 1).attempts());
    assertEquals(Map.of(old, 1), segments());
  }

  @Test
  void after_its_end_it_answers_and_keeps_nothing_and_says_nothing() throws Exception {
    KeptAnswers kept = kept(folder);
    ask(kept, new Scored(4, ""), 1);
    kept.close();
    assertEquals(0, ask(kept, new Scored(1, ""), 1).attempts());
    assertEquals(2, ask(kept, new Scored(1, ""), 2).attempts());
    kept.pruneDaily(0);
    assertEquals(1, entries());
    assertEquals(List.of(), warnings);
  }

  @Test
  void at_its_end_the_cache_is_closed_even_if_nothing_could_be_kept() throws Exception {
    AnswerCache cache = AnswerCache.at(Files.writeString(folder.resolve("file"), ""));
    KeptAnswers kept = kept(cache, Use.READ_AND_WRITE);
    ask(kept, new Scored(4, ""), 1);
    assertEquals(1, warnings.size());
    kept.close();
    Files.delete(folder.resolve("file"));
    IOException refused = assertThrows(IOException.class, () -> cache.put("u", response()));
    assertEquals("the cache is closed", refused.getMessage());
    assertEquals(1, warnings.size());
  }

  @Test
  void it_is_pruned_by_age_and_size_once_a_day() throws Exception {
    KeptAnswers kept = kept(folder);
    ask(kept, new Scored(4, ""), 1);
    kept.close();
    changed(onlySegment(), NOW);
    kept(folder).pruneDaily(1);
    assertEquals(1, entries());
    kept(folder).pruneDaily(0);
    assertEquals(1, entries());
    Files.setLastModifiedTime(folder.resolve("pruned"), FileTime.from(Instant.EPOCH));
    kept(folder).pruneDaily(0);
    assertEquals(0, entries());
    assertEquals(List.of(), warnings);
  }

  @Test
  void a_folder_that_cannot_be_pruned_is_told_once() throws Exception {
    KeptAnswers kept = kept(folder);
    ask(kept, new Scored(4, ""), 1);
    Path mark = folder.resolve("pruned");
    Files.createSymbolicLink(mark, mark);
    kept.pruneDaily(0);
    kept.pruneDaily(0);
    assertEquals(1, warnings.size());
    assertTrue(
        warnings
            .get(0)
            .startsWith(folder + ": the cache of verdicts cannot be pruned\n  found: java.nio."));
    assertTrue(
        warnings
            .get(0)
            .endsWith(
                "\n  fix: make it a folder that can be written, or set janus.cache to another one, or to off"));
    assertEquals(1, entries());
  }
}
