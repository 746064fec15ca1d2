package dev.janus.engine.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.engine.BenchFile;
import dev.janus.engine.JanusLauncher;
import dev.janus.engine.ScriptedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

@Timeout(60)
class FictionalClassesTest {

  /** Notes what it is asked for. */
  private static final class Parent extends ClassLoader {

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      asked.add(name);
      return super.loadClass(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      asked.add(name);
      return super.loadClass(name, resolve);
    }
  }

  private final Parent parent = new Parent();

  @TempDir Path folder;

  @Test
  void are_not_looked_for() {
    FictionalClasses classes = new FictionalClasses(Set.of("a.B.koala"), parent);
    ClassNotFoundException none =
        assertThrows(ClassNotFoundException.class, () -> classes.loadClass("a.B.koala"));
    assertEquals("a.B.koala", none.getMessage());
    assertEquals(0, none.getStackTrace().length);
    assertEquals(List.of(), parent.asked);
  }

  @Test
  void are_the_only_ones_that_are_not() throws Exception {
    FictionalClasses classes = new FictionalClasses(Set.of("a.B.koala"), parent);
    assertSame(FictionalClassesTest.class, classes.loadClass(FictionalClassesTest.class.getName()));
    assertThrows(ClassNotFoundException.class, () -> classes.loadClass("a.B.flask"));
    assertEquals(List.of(FictionalClassesTest.class.getName(), "a.B.flask"), parent.asked);
  }

  /** As Surefire does, several times a test. */
  @Test
  void are_not_looked_for_by_who_is_told_of_a_test() {
    List<String> found = Collections.synchronizedList(new ArrayList<>());
    Thread test = Thread.currentThread();
    ClassLoader own = test.getContextClassLoader();
    test.setContextClassLoader(parent);
    try (ScriptedServer server = new ScriptedServer()) {
      new JanusLauncher(folder)
          .server(server)
          .bench(new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("small.jsonl")))
          .listener(
              new TestExecutionListener() {
                @Override
                public void executionStarted(TestIdentifier started) {
                  if (started.getSource().orElse(null) instanceof ClassSource source) {
                    found.add(lookFor(source));
                  }
                }
              })
          .execute();
      assertSame(parent, test.getContextClassLoader());
    } finally {
      test.setContextClassLoader(own);
    }
    assertEquals(1, found.size(), found::toString);
    String name = found.get(0);
    assertEquals("koala", name.substring(name.lastIndexOf('.') + 1));
    assertEquals(List.of(), parent.asked.stream().filter(name::equals).toList());
  }

  private static String lookFor(ClassSource source) {
    assertNotSame(
        FictionalClassesTest.class.getClassLoader(),
        Thread.currentThread().getContextClassLoader());
    assertThrows(JUnitException.class, source::getJavaClass);
    return source.getClassName();
  }
}
