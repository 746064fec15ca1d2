package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.maven.launch.ScriptedEngine.Script;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

class ForkedRunTest {

  @Test
  void the_bench_of_the_pom_is_selected_by_its_name() {
    assertEquals(
        List.of("[engine:janus]/[bench:demo]"),
        request(List.of()).getSelectorsByType(UniqueIdSelector.class).stream()
            .map(selector -> selector.getUniqueId().toString())
            .toList());
  }

  @Test
  void classes_are_selected_in_its_place() {
    LauncherDiscoveryRequest request = request(List.of("a.B", "c.D"));
    assertEquals(
        List.of("a.B", "c.D"),
        request.getSelectorsByType(ClassSelector.class).stream()
            .map(ClassSelector::getClassName)
            .toList());
    assertEquals(List.of(), request.getSelectorsByType(UniqueIdSelector.class));
  }

  @Test
  void only_our_engine_takes_part() {
    List<EngineFilter> filters = request(List.of()).getEngineFilters();
    assertEquals(
        List.of("janus"),
        Stream.of(new ScriptedEngine(Script.PROGRESS), new JupiterTestEngine())
            .filter(engine -> filters.stream().allMatch(one -> one.apply(engine).included()))
            .map(TestEngine::getId)
            .toList());
  }

  @Test
  void the_engine_gets_the_parameters() {
    assertEquals(
        Optional.of("b.jsonl"), request(List.of()).getConfigurationParameters().get("janus.bench"));
  }

  private static LauncherDiscoveryRequest request(List<String> classes) {
    ForkRequest request =
        new ForkRequest("demo", classes, Path.of("out"), Map.of("janus.bench", "b.jsonl"));
    return new ForkedRun(request, new ControlStream(new ByteArrayOutputStream())).launcherRequest();
  }
}
