package dev.janus.maven.launch;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The main class of the forked JVM: one launcher request, told to Maven's JVM line by line. */
@API(status = Status.INTERNAL)
public final class ForkedRun {

  /** Exit code: an error that nothing can be done about, for example that memory ran out. */
  static final int BROKEN_DOWN = 1;

  /** Exit code: nothing could be run; the last fault says why. */
  static final int NOT_RUN = 2;

  /** Exit code, seen by nobody: Maven's JVM is gone. */
  static final int ORPHANED = 3;

  private static final String ENGINE = "janus";

  private final ForkRequest request;
  private final ControlStream control;

  ForkedRun(ForkRequest request, ControlStream control) {
    this.request = request;
    this.control = control;
  }

  /**
   * Runs and exits.
   *
   * @param arguments the file with the request
   */
  public static void main(String[] arguments) throws IOException {
    new ParentWatch(System.in, Runtime.getRuntime()).start();
    System.setIn(InputStream.nullInputStream());
    ControlStream control = new ControlStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(control, true, StandardCharsets.UTF_8));
    System.setErr(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    Thread.currentThread().setUncaughtExceptionHandler(ForkedRun::breakDown);
    Path requestFile = Path.of(arguments[0]);
    ForkRequest request = ForkRequest.load(requestFile);
    // It holds whatever was set on the command line, perhaps a key that does not belong there.
    Files.delete(requestFile);
    ForkedRun run = new ForkedRun(request, control);
    System.exit(run.run(LauncherFactory::create, Clock.systemUTC()));
  }

  /** Without this the JVM would wait for threads that nobody ends. */
  private static void breakDown(Thread main, Throwable thrown) {
    thrown.printStackTrace();
    System.exit(BROKEN_DOWN);
  }

  /** Runs and returns the exit code. */
  int run(Supplier<Launcher> launcher, Clock clock) {
    try {
      launcher.get().execute(launcherRequest(), new RunListener(request, control, clock));
      control.send(new ForkMessage(ForkMessage.DONE, Map.of()));
      return 0;
    } catch (RuntimeException | LinkageError e) {
      control.send(new Fault("", FaultMessage.of(e)).toMessage());
      return NOT_RUN;
    }
  }

  LauncherDiscoveryRequest launcherRequest() {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors())
        .filters(EngineFilter.includeEngines(ENGINE))
        .configurationParameters(request.parameters())
        .build();
  }

  private List<DiscoverySelector> selectors() {
    if (request.classes().isEmpty()) {
      UniqueId bench = UniqueId.forEngine(ENGINE).append("bench", request.name());
      return List.of(selectUniqueId(bench));
    }
    return request.classes().stream().map(type -> (DiscoverySelector) selectClass(type)).toList();
  }
}
