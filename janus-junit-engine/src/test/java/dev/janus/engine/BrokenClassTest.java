package dev.janus.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.janus.api.Generator;
import dev.janus.api.JanusBench;
import dev.janus.chat.Conversation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that cannot be used is exactly one failing test. */
class BrokenClassTest {

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  static class TwoGenerators {
    @Generator
    static String one(Conversation conversation) {
      return "";
    }

    @Generator
    static String two(Conversation conversation) {
      return "";
    }
  }

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  static class InstanceGenerator {
    @Generator
    String answer(Conversation conversation) {
      return "";
    }
  }

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  static class TextGenerator {
    @Generator
    static String answer(String prompt) {
      return "";
    }
  }

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  static class ObjectGenerator {
    @Generator
    static Object answer(Conversation conversation) {
      return "";
    }
  }

  @TempDir Path folder;

  private Map<String, String> tests(JanusLauncher launcher) {
    Told told = launcher.execute();
    told.containers().forEach((name, end) -> assertEquals("SUCCESSFUL", end, name));
    return told.tests();
  }

  @Test
  void generators_that_cannot_be_called() {
    for (Class<?> bench :
        List.of(InstanceGenerator.class, TextGenerator.class, ObjectGenerator.class)) {
      var method = bench.getDeclaredMethods()[0];
      assertEquals(
          Map.of(
              "_bench",
              "FAILED: %s: a bench class has one @Generator method, static String name(Conversation)\n  found: [%s]\n  fix: keep one of that form"
                  .formatted(bench.getName(), method)),
          tests(new JanusLauncher(folder).select(selectClass(bench))));
    }
  }

  @Test
  void two_generators() {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: %1$s: a bench class has one @Generator method, static String name(Conversation)\n  found: [static java.lang.String %1$s.one(dev.janus.chat.Conversation), static java.lang.String %1$s.two(dev.janus.chat.Conversation)]\n  fix: keep one of that form"
                .formatted(TwoGenerators.class.getName())),
        tests(new JanusLauncher(folder).select(selectClass(TwoGenerators.class))));
  }

  @Test
  void a_class_that_lacks_what_it_needs() throws Exception {
    Class<?> bench = new Incomplete().loadClass(TwoGenerators.class.getName());
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: %s: the class cannot be used\n  found: java.lang.NoClassDefFoundError: dev/janus/chat/Conversation\n  fix: put what it needs on the class path"
                .formatted(bench.getName())),
        tests(new JanusLauncher(folder).select(selectClass(bench))));
  }

  /** Has a bench class, but not what its methods take. */
  private static final class Incomplete extends ClassLoader {

    Incomplete() {
      super(BrokenClassTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Conversation.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(TwoGenerators.class.getName())) {
        return super.loadClass(name, resolve);
      }
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (var bytes = requireNonNull(BrokenClassTest.class.getResourceAsStream(file))) {
        byte[] code = bytes.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
