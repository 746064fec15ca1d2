package dev.janus.maven.launch;

import static dev.janus.maven.launch.InterruptionTest.State.ALIVE;
import static dev.janus.maven.launch.InterruptionTest.State.ENDED;
import static dev.janus.maven.launch.InterruptionTest.State.ENDS;
import static dev.janus.maven.launch.InterruptionTest.State.UNCLOSABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

  /** What becomes of a process. */
  enum State {
    ENDED,
    ENDS,
    ALIVE,
    UNCLOSABLE
  }

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
    Interruption interruption = interruption(request("live"), new ScriptedProcess(ALIVE));
    interruption.allIsTold();
    assertFalse(interruption.isUnderWay());
    interruption.shutDown();
    assertTrue(interruption.isUnderWay());
    assertEquals(
        List.of(goOn(OUTPUT.resolve("demo")), "input closed", "waited 1500", "killed"), events);
  }

  @Test
  void a_fork_that_ends_in_time_is_not_killed_so_that_its_last_lines_are_read() {
    shutDown(request("live"), ENDS);
    assertEquals(List.of(goOn(OUTPUT.resolve("demo")), "input closed", "waited 1500"), events);
  }

  @Test
  void a_fork_whose_input_cannot_be_closed_is_destroyed() {
    shutDown(request("live"), UNCLOSABLE);
    assertEquals(
        List.of(goOn(OUTPUT.resolve("demo")), "destroyed", "waited 1500", "killed"), events);
  }

  @Test
  void a_fork_that_has_ended_is_left_alone() {
    shutDown(request("live"), ENDED);
    assertEquals(List.of(goOn(OUTPUT.resolve("demo"))), events);
  }

  private void shutDown(ForkRequest request, State state) {
    Interruption interruption = interruption(request, new ScriptedProcess(state));
    interruption.allIsTold();
    interruption.shutDown();
  }

  @Test
  void of_several_benches_the_folder_of_all_is_named() {
    shutDown(request("live", "a.B", "c.D"), ENDED);
    shutDown(request("live", "a.B"), ENDED);
    assertEquals(List.of(goOn(OUTPUT), goOn(OUTPUT.resolve("a.B"))), events);
  }

  @Test
  void of_a_plan_nothing_is_recorded() {
    shutDown(request("plan"), ENDED);
    assertEquals(List.of("janus:plan: interrupted; nothing was asked"), events);
  }

  /** Tells what is done to it. */
  private final class ScriptedProcess extends Process {
    private final State state;
    private boolean waitedFor;

    ScriptedProcess(State state) {
      this.state = state;
    }

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int unused) {}

        @Override
        public void close() throws IOException {
          if (state == UNCLOSABLE) {
            throw new IOException("scripted");
          }
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
      return state != ENDED && !(waitedFor && state == ENDS);
    }

    @Override
    public int waitFor() {
      return 0;
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) {
      events.add("waited " + unit.toMillis(time));
      waitedFor = true;
      return state == ENDS;
    }

    @Override
    public int exitValue() {
      return 0;
    }

    @Override
    public void destroy() {
      events.add("destroyed");
    }

    @Override
    public Process destroyForcibly() {
      events.add("killed");
      return this;
    }
  }
}
