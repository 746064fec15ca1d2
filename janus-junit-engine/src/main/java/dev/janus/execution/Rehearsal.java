package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.http.BaseUrl;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.HttpChatModel;
import dev.janus.chat.http.HttpConnections;
import dev.janus.chat.http.ModelRole;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.execution.Pipeline.Limits;
import dev.janus.execution.Pipeline.Recording;
import dev.janus.execution.Pipeline.Servers;
import dev.janus.execution.sources.LiveJudgements;
import dev.janus.execution.sources.Sources;
import dev.janus.generate.Generator;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeTemplate;
import dev.janus.run.LineSink;
import dev.janus.run.RunLineWriter;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A run in small, in which nobody is asked: a pipeline with a generator and a judge whose server is
 * a fixed reply in memory. It makes the JVM load, and in part compile, what the first replies of a
 * run need, on a processor that has nothing to do before the first reply comes. Without it, the
 * first replies all come at once upon code that is not there yet.
 *
 * <p>It opens no socket, reads and writes no file, and ends when the run's own calls begin, or
 * after some hundred calls of its own. When it fails, nothing is lost but time. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class Rehearsal {

  /** The only one there should be: what is loaded once stays loaded. */
  public static final Rehearsal OF_THIS_JVM = new Rehearsal();

  /** By then what matters is compiled. */
  private static final int PROMPTS = 60;

  private static final String NOBODY = "http://127.0.0.1/v1";
  private static final String REPLY =
      "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"nobody\",\"choices\":[{"
          + "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Feedback: good.\\n[RESULT] 4\"},"
          + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9}}";

  private final Runnable task;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean over;

  Rehearsal() {
    this.task = this::tryRun;
  }

  /** Creates one that does something else. */
  Rehearsal(Runnable task) {
    this.task = task;
  }

  /** Begins in a thread of its own, unless it did before. */
  public void begin() {
    if (begun.compareAndSet(false, true)) {
      Workers.daemons("rehearsal").newThread(task).start();
    }
  }

  /** Ends before the next call. There is none after the run that it is for. */
  public void end() {
    begun.set(true);
    over = true;
  }

  private void tryRun() {
    try {
      RunLineWriter lines = new RunLineWriter();
      run(lines::write);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | LinkageError e) {
      // Whatever it is, the run will say so. A class loader that is closed meanwhile is no fault.
      over = true;
    }
  }

  /** Runs, and hands all that a run would record to a sink. */
  Ending run(LineSink lines) throws IOException, InterruptedException {
    EndpointGuard guard =
        new EndpointGuard(CallPolicy.DEFAULT, EndpointGuard.FAILURES_IN_A_ROW, System::nanoTime);
    HttpConnections connections = HttpConnections.toNobody(REPLY);
    try (HttpChatModel generating = model(ModelRole.GENERATOR, guard, connections);
        HttpChatModel judging = model(ModelRole.JUDGE, guard, connections)) {
      ModelSettings settings = new ModelSettings(NOBODY, "nobody", null, Sampling.SERVER_DEFAULT);
      Generator generator = new Generator(generating, settings);
      Judge judge = new Judge(judging, settings, JudgeTemplate.absolute(), key -> key);
      Sources sources =
          new Sources(
              (prompt, conversation, turn) -> generator.respond(conversation, turn),
              new LiveJudgements(judge),
              settings);
      Pipeline pipeline =
          new Pipeline(
              sources,
              new Recording(Transcript.EMPTY, lines),
              new Limits(1, 1, Servers.ONE),
              RunListener.DEAF,
              new RunStop(RunStop.OnFailure.STOP));
      return pipeline.run(Collections.nCopies(PROMPTS, order()), () -> over);
    }
  }

  private static HttpChatModel model(
      ModelRole role, EndpointGuard guard, HttpConnections connections) {
    Endpoint endpoint = new Endpoint(role, new BaseUrl(NOBODY), "nobody", null, CallPolicy.DEFAULT);
    return new HttpChatModel(
        endpoint, guard, Clock.systemUTC(), new SplittableRandom(), connections);
  }

  private static PromptOrder order() {
    ScoreDescriptions scores = new ScoreDescriptions(List.of("1", "2", "3", "4", "5"));
    List<Rubric> rubrics =
        List.of(new Rubric("r1", "Is it short?", scores), new Rubric("r2", "Is it kind?", scores));
    Prompt prompt =
        new Prompt("p", 0, "s", "", "Be brief.", List.of("Why?"), "Because.", List.of(), rubrics);
    return new PromptOrder(prompt, rubrics);
  }
}
