package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens to a fork when Maven's JVM is told to end. */
class InterruptionTest {

  private static final Path OUTPUT = Path.of("target", "janus");

  private final List<String> events = new ArrayList<>();

  private Interruption interruption(ForkRequest request, ScriptedProcess process) {
    return new Interruption(
        request,
        process,
        Duration.ofMillis(1500),
        new ForkListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void output(String line) {}

          @Override
          public void warning(String line) {
            events.add(line);
          }
        });
  }

  private static ForkRequest request(String mode, String... classes) {
    return new ForkRequest("demo", List.of(classes), OUTPUT, Map.of("janus.mode", mode));
  }

  private static String goOn(Path folder) {
    return "janus:run: interrupted; what was answered is recorded in "
        + folder
        + "; run the same command again to go on";
  }

  @Test
  void how_to_go_on_is_said_first_and_then_the_fork_is_ended() {
    Interruption interruption = interruption(request("live"), new ScriptedProcess(true, true));
    assertFalse(interruption.isUnderWay());
    interruption.shutDown();
    assertTrue(interruption.isUnderWay());
    assertEquals(List.of(goOn(OUTPUT.resolve("demo")), "asked", "waited 1500", "killed"), events);
  }

  @Test
  void where_a_process_can_only_be_killed_its_input_is_closed() {
    interruption(request("live"), new ScriptedProcess(true, false)).shutDown();
    assertEquals(
        List.of(goOn(OUTPUT.resolve("demo")), "input closed", "waited 1500", "killed"), events);
  }

  @Test
  void a_fork_that_has_ended_is_left_alone() {
    interruption(request("live"), new ScriptedProcess(false, true)).shutDown();
    assertEquals(List.of(goOn(OUTPUT.resolve("demo"))), events);
  }

  @Test
  void of_several_benches_the_folder_of_all_is_named() {
    interruption(request("live", "a.B", "c.D"), new ScriptedProcess(false, true)).shutDown();
    interruption(request("live", "a.B"), new ScriptedProcess(false, true)).shutDown();
    assertEquals(List.of(goOn(OUTPUT), goOn(OUTPUT.resolve("a.B"))), events);
  }

  @Test
  void of_a_plan_nothing_is_recorded() {
    interruption(request("plan"), new ScriptedProcess(false, true)).shutDown();
    assertEquals(List.of("janus:plan: interrupted; nothing was asked"), events);
  }

  /** Tells what is done to it. */
  private final class ScriptedProcess extends Process {
    private final boolean alive;
    private final boolean canBeAsked;

    ScriptedProcess(boolean alive, boolean canBeAsked) {
      this.alive = alive;
      this.canBeAsked = canBeAsked;
    }

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int unused) {}

        @Override
        public void close() {
          events.add("input closed");
        }
      };
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public boolean supportsNormalTermination() {
      return canBeAsked;
    }

    @Override
    public int waitFor() {
      return 0;
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) {
      events.add("waited " + unit.toMillis(time));
      return false;
    }

    @Override
    public int exitValue() {
      return 0;
    }

    @Override
    public void destroy() {
      events.add("asked");
    }

    @Override
    public Process destroyForcibly() {
      events.add("killed");
      return this;
    }
  }
}
