package dev.janus.engine.discovery;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.PromptList;
import dev.janus.bench.Rubric;
import dev.janus.bench.Shard;
import dev.janus.bench.Split;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.engine.configuration.InvalidConfigurationException;
import dev.janus.engine.configuration.Layers;
import dev.janus.engine.configuration.Settings;
import dev.janus.engine.configuration.SettingsReader;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.BenchTarget;
import dev.janus.engine.descriptor.BrokenBenchDescriptor;
import dev.janus.engine.descriptor.EmptyShardDescriptor;
import dev.janus.engine.descriptor.GateDescriptor;
import dev.janus.engine.descriptor.JavaGenerator;
import dev.janus.engine.descriptor.LeafDescriptor;
import dev.janus.engine.descriptor.PromptDescriptor;
import dev.janus.engine.descriptor.PromptTestDescriptor;
import dev.janus.engine.descriptor.RubricDescriptor;
import dev.janus.engine.descriptor.RubricLabels;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.descriptor.SplitTestDescriptor;
import dev.janus.engine.descriptor.TestNames;
import dev.janus.gate.ScopedGate;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/** Builds the containers and tests of one bench, those that a filter selects. */
@API(status = Status.INTERNAL)
public final class BenchTree {

  private static final String SPLIT = "split";

  private final BenchPlan plan;
  private final LeafFilter filter;

  private BenchTree(BenchPlan plan, LeafFilter filter) {
    this.plan = plan;
    this.filter = filter;
  }

  /** Returns the top containers of a bench: splits, or one that says why it cannot be run. */
  public static List<TestDescriptor> of(
      BenchTarget target,
      LeafFilter filter,
      ConfigurationParameters parameters,
      BenchCatalog catalog,
      Function<String, @Nullable String> environment) {
    Layers layers = new Layers(target.fixed(), parameters, target.own());
    try {
      Settings settings = SettingsReader.read(layers);
      Bench bench =
          catalog.get(
              settings.bench().location(),
              settings.bench().additions(),
              target.resources(),
              environment);
      JavaGenerator function = JavaGenerator.of(target.testClass());
      BenchPlan plan = new BenchPlan(target, settings, bench, function);
      return new BenchTree(plan, filter).containers();
    } catch (InvalidConfigurationException
        | InvalidBenchException
        | IllegalArgumentException
        | UncheckedIOException
        | LinkageError e) {
      return List.of(
          new BrokenBenchDescriptor(
              target, message(target, e), SettingsReader.folderOfRecords(layers)));
    }
  }

  private static String message(BenchTarget target, Throwable cause) {
    return cause instanceof LinkageError
        ? "%s: the class cannot be used\n  found: %s\n  fix: put what it needs on the class path"
            .formatted(target.name(), cause)
        : String.valueOf(cause.getMessage());
  }

  private List<TestDescriptor> containers() {
    List<String> ids = plan.bench().splits().stream().map(Split::id).toList();
    List<ScopedGate> gates = plan.settings().demands().gates().resolve(ids);
    List<TestDescriptor> containers = new ArrayList<>();
    for (Split split : plan.bench().splits()) {
      SplitDescriptor container = container(split.id());
      addTests(container, split);
      addGates(container, gates);
      containers.add(container);
    }
    SplitDescriptor overall = container(Split.OVERALL);
    addGates(overall, gates);
    containers.add(overall);
    containers.removeIf(container -> container.getChildren().isEmpty());
    if (containers.isEmpty()) {
      containers.add(emptyShard(overall));
    }
    return containers;
  }

  /** A shard may be empty, but what was asked for by name has to be there. */
  private SplitDescriptor emptyShard(SplitDescriptor overall) {
    Shard shard = plan.settings().bench().selection().shard();
    if (shard == null || !filter.selects(plan.target().id(), "")) {
      throw new IllegalArgumentException(nothingSelected());
    }
    overall.addChild(
        new EmptyShardDescriptor(
            overall.getUniqueId().append("shard", shard.toString()),
            plan.name(),
            Split.OVERALL,
            shard));
    return overall;
  }

  private SplitDescriptor container(String split) {
    return new SplitDescriptor(plan.target().id().append(SPLIT, split), plan, split);
  }

  private void addTests(SplitDescriptor container, Split split) {
    switch (plan.settings().run().output().granularity()) {
      case RUBRIC -> addPrompts(container, split);
      case PROMPT -> addPromptTests(container, split);
      case SPLIT -> addSplitTest(container, split);
    }
  }

  private void addPromptTests(SplitDescriptor container, Split split) {
    TestNames names = names(split);
    PromptList prompts = plan.settings().bench().selection().of(split);
    for (int position = 0; position < prompts.size(); position++) {
      String id = prompts.id(position);
      PromptTestDescriptor test =
          new PromptTestDescriptor(
              container.getUniqueId().append("prompt", id),
              plan.name(),
              split.id() + "." + names.of(id),
              prompts,
              position);
      if (isSelected(test)) {
        container.addChild(test);
      }
    }
  }

  private void addSplitTest(SplitDescriptor container, Split split) {
    PromptList prompts = plan.settings().bench().selection().of(split);
    SplitTestDescriptor test =
        new SplitTestDescriptor(
            container.getUniqueId().append("rubrics", "all"), plan.name(), split.id(), prompts);
    if (!prompts.isEmpty() && isSelected(test)) {
      container.addChild(test);
    }
  }

  private void addPrompts(SplitDescriptor container, Split split) {
    TestNames names = names(split);
    RubricLabels labels = new RubricLabels(split.id());
    for (Prompt prompt : plan.settings().bench().selection().of(split)) {
      UniqueId id = container.getUniqueId().append("prompt", prompt.id());
      PromptDescriptor descriptor = new PromptDescriptor(id, prompt);
      addRubrics(descriptor, split.id() + "." + names.of(prompt.id()), labels.of(prompt.rubrics()));
      if (!descriptor.getChildren().isEmpty()) {
        container.addChild(descriptor);
      }
    }
  }

  private static TestNames names(Split split) {
    return new TestNames(split.prompts().ids());
  }

  private void addRubrics(PromptDescriptor parent, String path, List<RubricLabels.Label> labels) {
    List<Rubric> rubrics = parent.prompt().rubrics();
    for (int i = 0; i < rubrics.size(); i++) {
      UniqueId id = parent.getUniqueId().append("rubric", rubrics.get(i).id());
      RubricDescriptor leaf =
          new RubricDescriptor(id, plan.name(), path, labels.get(i), rubrics.get(i));
      if (isSelected(leaf)) {
        parent.addChild(leaf);
      }
    }
  }

  private void addGates(SplitDescriptor container, List<ScopedGate> gates) {
    gates.stream()
        .filter(gate -> gate.scope().equals(container.split()))
        .map(
            gate ->
                new GateDescriptor(
                    container.getUniqueId().append("gate", gate.gate().name()), plan.name(), gate))
        .filter(this::isSelected)
        .forEach(container::addChild);
  }

  private boolean isSelected(LeafDescriptor leaf) {
    return filter.selects(leaf.getUniqueId(), leaf.path());
  }

  private String nothingSelected() {
    Shard shard = plan.settings().bench().selection().shard();
    int prompts = plan.bench().promptCount();
    return "%s: nothing is selected\n  found: %s in the bench, none of them under %s\n  fix: select something that exists, for example %s"
        .formatted(
            plan.name(),
            prompts == 1 ? "1 prompt" : prompts + " prompts",
            filter.describe() + (shard == null ? "" : " and in shard " + shard),
            example());
  }

  private String example() {
    Prompt first = plan.bench().splits().get(0).prompts().get(0);
    return "%s#%s.%s"
        .formatted(plan.name(), first.split(), names(plan.bench().splits().get(0)).of(first.id()));
  }
}
