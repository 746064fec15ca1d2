package dev.janus.engine.discovery;

import dev.janus.api.JanusBench;
import dev.janus.engine.descriptor.BenchTarget;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.ModuleSelector;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/** Finds the benches that a request selects. Opens no socket and needs no key. */
@API(status = Status.INTERNAL)
public final class Discovery {

  private static final List<String> BENCH_FILES = List.of(".jsonl", ".ndjson", ".json");

  private final EngineDiscoveryRequest request;
  private final UniqueId engine;
  private final Predicate<String> classNames;
  private final Map<BenchTarget, LeafFilter> found = new LinkedHashMap<>();

  private Discovery(EngineDiscoveryRequest request, UniqueId engine) {
    this.request = request;
    this.engine = engine;
    Filter<String> byClass = Filter.composeFilters(request.getFiltersByType(ClassNameFilter.class));
    Filter<String> byPackage =
        Filter.composeFilters(request.getFiltersByType(PackageNameFilter.class));
    this.classNames =
        name ->
            byClass.apply(name).included()
                && byPackage
                    .apply(name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                    .included();
  }

  /** Returns what is selected of which bench, in the order of the request. */
  public static Map<BenchTarget, LeafFilter> of(EngineDiscoveryRequest request, UniqueId engine) {
    Discovery discovery = new Discovery(request, engine);
    request.getSelectorsByType(DiscoverySelector.class).forEach(discovery::resolve);
    return discovery.found;
  }

  private void resolve(DiscoverySelector selector) {
    if (addClasses(classesIn(selector)) || addNamed(selector)) {
      request
          .getDiscoveryListener()
          .selectorProcessed(engine, selector, SelectorResolutionResult.resolved());
    }
  }

  /** Returns the bench classes in a place that is scanned. */
  private List<Class<?>> classesIn(DiscoverySelector selector) {
    if (selector instanceof PackageSelector scanned) {
      return ReflectionSupport.findAllClassesInPackage(
          scanned.getPackageName(), Discovery::isBench, classNames);
    }
    if (selector instanceof ClasspathRootSelector scanned) {
      return ReflectionSupport.findAllClassesInClasspathRoot(
          scanned.getClasspathRoot(), Discovery::isBench, classNames);
    }
    if (selector instanceof ModuleSelector scanned) {
      return ReflectionSupport.findAllClassesInModule(
          scanned.getModuleName(), Discovery::isBench, classNames);
    }
    return List.of();
  }

  private boolean addClasses(List<Class<?>> classes) {
    classes.forEach(type -> addClass(Optional.of(type), LeafFilter::addAll));
    return !classes.isEmpty();
  }

  private boolean addNamed(DiscoverySelector selector) {
    if (selector instanceof ClassSelector named) {
      return addClass(load(named), LeafFilter::addAll);
    }
    if (selector instanceof MethodSelector named) {
      return addClass(load(named.getClassName()), filter -> filter.addName(named.getMethodName()));
    }
    if (selector instanceof UniqueIdSelector named) {
      return addId(named.getUniqueId());
    }
    if (selector instanceof FileSelector named) {
      return addBenchFile(named.getRawPath(), BenchTarget.file(engine, named.getRawPath()));
    }
    if (selector instanceof ClasspathResourceSelector named) {
      String resource = named.getClasspathResourceName();
      return addBenchFile(resource, BenchTarget.resource(engine, resource));
    }
    return false;
  }

  private boolean addBenchFile(String name, BenchTarget target) {
    boolean isBench = BENCH_FILES.stream().anyMatch(name::endsWith);
    if (isBench) {
      filterOf(target).addAll();
    }
    return isBench;
  }

  private boolean addClass(Optional<Class<?>> type, Consumer<LeafFilter> select) {
    Optional<BenchTarget> target =
        type.filter(Discovery::isBench)
            .filter(bench -> classNames.test(bench.getName()))
            .flatMap(this::target);
    target.ifPresent(bench -> select.accept(filterOf(bench)));
    return target.isPresent();
  }

  private Optional<BenchTarget> target(Class<?> type) {
    return AnnotationSupport.findAnnotation(type, JanusBench.class)
        .map(annotation -> BenchTarget.of(engine, type, annotation));
  }

  private boolean addId(UniqueId id) {
    if (!id.hasPrefix(engine) || id.equals(engine)) {
      return false;
    }
    Segment segment = id.getSegments().get(engine.getSegments().size());
    Optional<BenchTarget> target = target(segment.getType(), segment.getValue());
    target.ifPresent(bench -> filterOf(bench).addId(id));
    return target.isPresent();
  }

  private Optional<BenchTarget> target(String segment, String value) {
    return switch (segment) {
      case BenchTarget.BENCH ->
          Optional.of(
              load(value)
                  .filter(Discovery::isBench)
                  .flatMap(this::target)
                  .orElseGet(() -> BenchTarget.configured(engine, value)));
      case BenchTarget.FILE -> Optional.of(BenchTarget.file(engine, value));
      case BenchTarget.RESOURCE -> Optional.of(BenchTarget.resource(engine, value));
      default -> Optional.empty();
    };
  }

  private LeafFilter filterOf(BenchTarget target) {
    return found.computeIfAbsent(target, key -> new LeafFilter());
  }

  private static Optional<Class<?>> load(ClassSelector selector) {
    // Asking for the class of a name that cannot be loaded would break off all discovery.
    ClassLoader loader = selector.getClassLoader();
    return loader == null
        ? load(selector.getClassName())
        : ReflectionSupport.tryToLoadClass(selector.getClassName(), loader).toOptional();
  }

  private static Optional<Class<?>> load(String name) {
    return ReflectionSupport.tryToLoadClass(name).toOptional();
  }

  private static boolean isBench(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && AnnotationSupport.isAnnotated(type, JanusBench.class);
  }
}
