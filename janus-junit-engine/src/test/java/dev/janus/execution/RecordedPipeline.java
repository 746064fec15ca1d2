package dev.janus.execution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.execution.Pipeline.Recording;
import dev.janus.execution.Pipeline.Servers;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.ResponseSource;
import dev.janus.execution.sources.Sources;
import dev.janus.generate.Response;
import dev.janus.judge.FencedText;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.BenchInfo;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.JudgeInfo;
import dev.janus.run.MemoryRecord;
import dev.janus.run.RunHeader;
import dev.janus.run.RunRecorder;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A pipeline over one rubric a prompt that records into memory, and what becomes of it. */
public final class RecordedPipeline {

  static final ModelSettings GENERATOR =
      new ModelSettings("", "gen", null, Sampling.SERVER_DEFAULT);
  public static final RunHeader HEADER =
      new RunHeader(
          RunHeader.SCHEMA,
          "run",
          Instant.EPOCH,
          "dev",
          "jvm",
          new BenchInfo("here", null, "digest", 100, Map.of("s", new SplitSize(100, 1000))),
          GENERATOR,
          new JudgeInfo(GENERATOR, 1, "template"),
          Map.of());

  /** What a listener hears, in order; it may object. */
  static class Heard implements RunListener {

    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void promptStarted(Prompt prompt) {
      events.add("started " + prompt.id());
    }

    @Override
    public void checkStarted(Prompt prompt, Rubric rubric) {
      events.add("judging " + prompt.id() + "/" + rubric.id());
    }

    @Override
    public void checkFinished(JudgedRubric judged) {
      events.add("judged " + judged.prompt().id() + "/" + judged.rubric().id());
    }

    @Override
    public void promptFinished(Prompt prompt) {
      events.add("finished " + prompt.id());
    }
  }

  /** Scores everything 4. */
  public static class Fours implements JudgementSource {

    @Override
    public Question question(JudgeRequest request) {
      String key = request.rubric().id() + request.repeat() + request.conversation().user();
      return new Question(key, new FencedText(List.of("Good?")));
    }

    @Override
    public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
        throws ChatException {
      return new Judgement(
          question.key(), request.repeat(), new Scored(4, "Fine."), "", Usage.NONE, 0, 1, null);
    }

    @Override
    public UnscoredReason reasonOfFailure() {
      return UnscoredReason.JUDGE_UNAVAILABLE;
    }
  }

  final MemoryRecord record = new MemoryRecord(1000);
  final Heard heard = new Heard();
  final RunStop stop = new RunStop(RunStop.OnFailure.GO_ON);
  final AtomicInteger generated = new AtomicInteger();

  Response answer(Prompt prompt, Conversation conversation, int turn) {
    generated.incrementAndGet();
    String text = "Answer to " + conversation.messages().size() + " messages.";
    return new Response(GENERATOR.key(conversation, 1), turn, text, Usage.NONE, "stop", 0, 1, null);
  }

  /** A judge that scores everything 4 and counts down with each verdict. */
  JudgementSource counting(CountDownLatch judged) {
    return new Fours() {
      @Override
      public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
          throws ChatException {
        judged.countDown();
        return super.judge(prompt, request, question);
      }
    };
  }

  /** A judge that scores everything 4, but nothing before it is let go. */
  static JudgementSource waitingFor(CountDownLatch letGo) {
    return new Fours() {
      @Override
      public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
          throws ChatException {
        try {
          assertTrue(letGo.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        return super.judge(prompt, request, question);
      }
    };
  }

  public static PromptOrder order(String id, String... turns) {
    ScoreDescriptions scores = new ScoreDescriptions(List.of("a", "b", "c", "d", "e"));
    List<Rubric> rubrics = List.of(new Rubric("r1", "Good?", scores));
    Prompt prompt = new Prompt(id, 0, "s", "", "Be brief.", List.of(turns), "", List.of(), rubrics);
    return new PromptOrder(prompt, rubrics);
  }

  static List<PromptOrder> orders(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> order("p" + i, "Question " + i)).toList();
  }

  Pipeline pipeline(
      ResponseSource responses, JudgementSource judgements, RunListener listener, MemoryRecord to)
      throws IOException {
    RunRecorder recorder = to.recorder();
    recorder.append(HEADER);
    return new Pipeline(
        new Sources(responses, judgements, GENERATOR),
        new Recording(Transcript.EMPTY, recorder),
        new Pipeline.Limits(1, 2, Servers.ONE),
        listener,
        stop);
  }

  Pipeline pipeline() throws IOException {
    return pipeline(this::answer, new Fours(), heard, record);
  }
}
