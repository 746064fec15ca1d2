package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.janus.api.Generator;
import dev.janus.api.JanusBench;
import dev.janus.chat.Conversation;
import dev.janus.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Java function as the model under test. */
@Timeout(60)
class JavaGeneratorTest {

  private static final String TINY = "classpath:/benches/tiny.jsonl";

  @JanusBench(bench = TINY)
  static class Echo {
    @Generator
    @SuppressWarnings("UnusedMethod")
    private static String answer(Conversation conversation) {
      return conversation.system() + "|" + conversation.user();
    }
  }

  @JanusBench(bench = TINY)
  static class Inheriting extends Echo {}

  @JanusBench(bench = TINY)
  static class Failing {
    @Generator
    static String answer(Conversation conversation) throws IOException {
      if (conversation.user().contains("k1")) {
        throw new IOException("no network");
      }
      return "Fine.";
    }
  }

  @JanusBench(bench = TINY)
  static class Mute {
    @Generator
    @SuppressWarnings("NullAway")
    static String answer(Conversation conversation) {
      return conversation.user().contains("k1") ? null : "Fine.";
    }
  }

  @JanusBench(bench = TINY)
  static class Interrupting {
    @Generator
    static String answer(Conversation conversation) throws InterruptedException {
      if (conversation.user().contains("k1")) {
        throw new InterruptedException("own affair");
      }
      return "Fine.";
    }
  }

  @JanusBench(bench = TINY)
  static class Broken {
    @Generator
    @SuppressWarnings("DoNotCallSuggester")
    static String answer(Conversation conversation) {
      throw new StackOverflowError("deep");
    }
  }

  @JanusBench(bench = TINY)
  static class Blank {
    static final AtomicInteger ASKED = new AtomicInteger();

    @Generator
    static String answer(Conversation conversation) {
      return ASKED.incrementAndGet() < 3 ? " " : "Fine.";
    }
  }

  @JanusBench(bench = "set by the test")
  static class Concurrent {
    static final AtomicInteger NOW = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();
    static final CyclicBarrier THREE = new CyclicBarrier(3);

    @Generator
    static String answer(Conversation conversation)
        throws InterruptedException, BrokenBarrierException, TimeoutException {
      MOST.accumulateAndGet(NOW.incrementAndGet(), Math::max);
      THREE.await(20, TimeUnit.SECONDS);
      NOW.decrementAndGet();
      return "Fine.";
    }
  }

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher(Class<?> bench) {
    return new JanusLauncher(folder)
        .unset("janus.generator.model")
        .set("janus.judge.url", server.url())
        .select(selectClass(bench));
  }

  @Test
  void the_function_gets_the_conversation_and_its_answer_is_judged() throws Exception {
    JanusLauncher launcher = launcher(Echo.class);
    assertEquals("SUCCESSFUL", launcher.execute().outcome("koala/k1/r1"));
    Run run = launcher.run(Echo.class.getName());
    assertEquals("Be brief.|Question k1?", run.responses().get(0).response().text());
    assertEquals(0, server.generations());
  }

  @Test
  void the_record_names_the_function() throws Exception {
    JanusLauncher launcher = launcher(Echo.class);
    launcher.execute();
    var generator = launcher.run(Echo.class.getName()).header().generator();
    assertEquals("java:" + Echo.class.getName() + "#answer", generator.url());
    assertEquals("Echo.answer", generator.model());
  }

  @Test
  void the_model_may_be_given_another_name_and_revision() throws Exception {
    JanusLauncher launcher =
        launcher(Echo.class)
            .set("janus.generator.model", "our-bot")
            .set("janus.generator.revision", "42");
    launcher.execute();
    var generator = launcher.run(Echo.class.getName()).header().generator();
    assertEquals("our-bot", generator.model());
    assertEquals("42", generator.revision());
  }

  @Test
  void the_function_may_be_inherited() {
    assertEquals("SUCCESSFUL", launcher(Inheriting.class).execute().outcome("koala/k1/r1"));
  }

  private void assertErrorOnly(Class<?> bench, String found) {
    Told told = launcher(bench).execute();
    assertEquals(
        Map.of("koala/k1/r1", noVerdict(bench, found), "flask/f1/r1", "SUCCESSFUL"), told.tests());
    assertEquals(1, server.judgements());
  }

  private static String noVerdict(Class<?> bench, String found) {
    return "FAILED: no verdict, no-response: generator java:%s#answer: no response\n  found: %s\n  fix: mend the method, or what it calls"
        .formatted(bench.getName(), found);
  }

  @Test
  void what_the_function_throws_makes_errors_of_that_prompt() {
    assertErrorOnly(Failing.class, "java.io.IOException: no network");
  }

  @Test
  void null_makes_errors_of_that_prompt() {
    assertErrorOnly(Mute.class, "it returned null");
  }

  @Test
  void even_an_error_of_the_jvm_makes_errors_of_that_prompt() {
    String noVerdict = noVerdict(Broken.class, "java.lang.StackOverflowError: deep");
    assertEquals(
        Map.of("koala/k1/r1", noVerdict, "flask/f1/r1", noVerdict),
        launcher(Broken.class).execute().tests());
  }

  @Test
  void an_interrupt_that_nobody_asked_for_loses_no_test() {
    Told told = launcher(Interrupting.class).execute();
    assertEquals(
        "FAILED: no verdict, no-response: prompt k1: no response\n  found: java.lang.InterruptedException: generator interrupted, though the run goes on\n  fix: let the generator say what went wrong",
        told.outcome("koala/k1/r1"));
    assertEquals("SUCCESSFUL", told.outcome("flask/f1/r1"));
  }

  @Test
  void a_blank_answer_is_asked_for_again() {
    Blank.ASKED.set(0);
    assertEquals("SUCCESSFUL", launcher(Blank.class).execute().outcome("koala/k1/r1"));
    assertEquals(4, Blank.ASKED.get());
  }

  @Test
  void the_function_is_called_by_as_many_threads_as_configured() {
    Concurrent.NOW.set(0);
    Concurrent.MOST.set(0);
    Concurrent.THREE.reset();
    Path bench = new BenchFile().prompts("koala", "k", 30).write(folder.resolve("many.jsonl"));
    Told told =
        launcher(Concurrent.class)
            .set("janus.bench", bench.toString())
            .set("janus.concurrency", "3")
            .execute();
    assertEquals(30, told.tests().values().stream().filter("SUCCESSFUL"::equals).count());
    assertEquals(3, Concurrent.MOST.get());
  }
}
