package dev.janus.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What a launcher is told by an engine and what is printed meanwhile, in one order. */
final class Told implements TestExecutionListener {

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  private final Map<String, Throwable> throwables = new LinkedHashMap<>();
  private final Map<String, UniqueId> ids = new LinkedHashMap<>();
  private final List<Map<String, String>> entries = new ArrayList<>();
  private final StringBuilder printed = new StringBuilder();

  /** Returns what was told of runs as a whole. */
  List<String> notices() {
    return notices;
  }

  /** A stream whose lines become part of what is told. */
  PrintStream output() {
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int start, int length) {
            print(new String(bytes, start, length, StandardCharsets.UTF_8));
          }
        };
    return new PrintStream(sink, true, StandardCharsets.UTF_8);
  }

  private synchronized void print(String text) {
    printed.append(text);
    text.lines().findFirst().filter(line -> !line.isBlank()).ifPresent(l -> add("printed", l));
  }

  private void add(String what, String of) {
    lines.add(what + " " + of);
  }

  static String name(TestIdentifier test) {
    if (test.isTest()) {
      return test.getLegacyReportingName();
    }
    Segment last = test.getUniqueIdObject().getLastSegment();
    return last.getType() + ":" + last.getValue();
  }

  @Override
  public synchronized void executionStarted(TestIdentifier test) {
    ids.put(name(test), test.getUniqueIdObject());
    add("started", name(test));
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    add("finished", name(test));
    result.getThrowable().ifPresent(throwable -> throwables.put(name(test), throwable));
    outcomes.put(
        name(test),
        result.getStatus() + result.getThrowable().map(t -> ": " + t.getMessage()).orElse(""));
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    add("skipped", name(test));
    outcomes.put(name(test), "SKIPPED: " + reason);
  }

  @Override
  public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    add("published", name(test));
    entries.add(entry.getKeyValuePairs());
  }

  /** Returns one line for each thing told, oldest first. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns how a test or container ended, with its message. */
  synchronized @Nullable String outcome(String name) {
    return outcomes.get(name);
  }

  /** Returns how all tests ended, by name; containers are left out. */
  synchronized Map<String, String> tests() {
    Map<String, String> tests = new TreeMap<>(outcomes);
    tests.keySet().removeIf(name -> name.contains(":"));
    return tests;
  }

  /** Returns how all containers ended that were heard of, by name. */
  synchronized Map<String, String> containers() {
    Map<String, String> containers = new TreeMap<>(outcomes);
    containers.keySet().removeIf(name -> !name.contains(":"));
    return containers;
  }

  synchronized @Nullable Throwable throwable(String name) {
    return throwables.get(name);
  }

  /** Returns the ids of the tests that failed. */
  synchronized List<UniqueId> failed() {
    return outcomes.entrySet().stream()
        .filter(outcome -> outcome.getValue().startsWith("FAILED"))
        .map(outcome -> ids.get(outcome.getKey()))
        .toList();
  }

  synchronized List<Map<String, String>> entries() {
    return List.copyOf(entries);
  }

  synchronized String printed() {
    return printed.toString();
  }
}
