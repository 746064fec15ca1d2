package dev.janus.dataset.repository;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a Hugging Face dataset repository make up which config and split, as the {@code
 * datasets} library sees it: the README's {@code configs}, else the names of files and folders.
 * Opens nothing. Immutable.
 */
@API(status = Status.INTERNAL)
public final class RepositoryLayout {

  private static final int SHOWN = 20;

  private final String where;
  private final List<String> all;
  private final ReadableFiles files;
  private final Map<String, ConfigSpec> configs;
  private final @Nullable String licence;

  private RepositoryLayout(String where, Collection<String> paths, Map<String, Object> card)
      throws RefusedFileException {
    this.where = where;
    this.all = List.copyOf(paths);
    this.files = ReadableFiles.of(all);
    this.configs = configs(where, card.get("configs"));
    this.licence = licence(card);
  }

  /**
   * Reads the README and sorts the files.
   *
   * @param where what messages call the repository
   * @param readme the text of its README.md; {@code null} when it has none
   * @param paths of all its files, with slashes
   * @throws RefusedFileException if the README cannot be read or a path leads out of the repository
   */
  public static RepositoryLayout of(String where, @Nullable String readme, Collection<String> paths)
      throws RefusedFileException {
    for (String path : paths) {
      if (leadsOut(path)) {
        throw new RefusedFileException(
            new Problem(
                where,
                "a path leads out of the repository",
                Problem.quote(path),
                "do not use this repository"));
      }
    }
    return new RepositoryLayout(
        where, paths, readme == null ? Map.of() : FrontMatter.of(where, readme));
  }

  private static boolean leadsOut(String path) {
    return path.indexOf('\\') >= 0
        || path.indexOf('\0') >= 0
        || Arrays.stream(path.split("/", -1))
            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private static Map<String, ConfigSpec> configs(String where, @Nullable Object entries)
      throws RefusedFileException {
    if (entries == null) {
      return Map.of(ConfigSpec.UNNAMED.name(), ConfigSpec.UNNAMED);
    }
    if (!(entries instanceof List<?> list) || list.isEmpty()) {
      throw ConfigSpec.refused(where, "configs is no list of configs", entries.toString());
    }
    Map<String, ConfigSpec> configs = new LinkedHashMap<>();
    for (Object entry : list) {
      ConfigSpec config = ConfigSpec.of(where, entry);
      if (configs.put(config.name(), config) != null) {
        throw ConfigSpec.refused(where, "two configs have one name", config.name());
      }
    }
    return configs;
  }

  private static @Nullable String licence(Map<String, Object> card) {
    Object licence = card.get("license");
    if (licence instanceof List<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    Object named = card.get("license_name");
    return "other".equals(licence) && named != null
        ? named.toString()
        : licence == null ? null : licence.toString();
  }

  /** Returns the licence that the README names. */
  public Optional<String> licence() {
    return Optional.ofNullable(licence);
  }

  /** Returns the names of the configs, at least one, in the README's order. */
  public List<String> configs() {
    return List.copyOf(configs.keySet());
  }

  /**
   * Returns the splits of a config with the paths of their files; a split that the README names
   * although no file matches it has none.
   *
   * @throws IllegalArgumentException if there is no such config
   */
  public Map<String, List<String>> splits(String config) {
    ConfigSpec spec = configs.get(config);
    if (spec == null) {
      throw new IllegalArgumentException("no config " + config);
    }
    return spec.paths(files);
  }

  /**
   * Returns the files of one split.
   *
   * @param config {@code null} for the default one, or the only one
   * @param split {@code null} for the only one
   * @throws RefusedFileException if there is no such config or split, if one has to be named, or if
   *     it has no files that can be read
   */
  public ChosenFiles choose(@Nullable String config, @Nullable String split)
      throws RefusedFileException {
    String chosen = chooseConfig(config);
    Map<String, List<String>> splits = splits(chosen);
    if (splits.isEmpty()) {
      throw nothing("the repository has no file that can be read");
    }
    String name = chooseSplit(chosen, splits, split);
    List<String> paths = splits.getOrDefault(name, List.of());
    if (paths.isEmpty()) {
      throw nothing("no file that can be read matches " + called(chosen, name));
    }
    return new ChosenFiles(chosen, name, paths);
  }

  private String chooseConfig(@Nullable String named) throws RefusedFileException {
    if (named != null) {
      if (!configs.containsKey(named)) {
        String what = "there is no config " + Problem.quote(named);
        throw refused(what, listed(configs.keySet()), "name one that exists");
      }
      return named;
    }
    List<String> defaults =
        configs.values().stream().filter(ConfigSpec::isDefault).map(ConfigSpec::name).toList();
    if (defaults.size() == 1) {
      return defaults.get(0);
    }
    if (configs.containsKey("default")) {
      return "default";
    }
    if (configs.size() > 1) {
      throw refused(
          "there are several configs, and none is named",
          listed(configs.keySet()),
          "append #config/split to the location, for example " + suggestion());
    }
    return configs().get(0);
  }

  private String suggestion() {
    String config = configs().get(0);
    return suggestion(config, splits(config));
  }

  private static String suggestion(String config, Map<String, List<String>> splits) {
    return "#" + config + "/" + splits.keySet().stream().findFirst().orElse("train");
  }

  private String chooseSplit(
      String config, Map<String, List<String>> splits, @Nullable String named)
      throws RefusedFileException {
    String found = listed(splits.keySet());
    if (named != null) {
      if (!splits.containsKey(named)) {
        throw refused("there is no " + called(config, named), found, "name one that exists");
      }
      return named;
    }
    if (splits.size() > 1) {
      throw refused(
          "config " + Problem.quote(config) + " has several Hugging Face splits, and none is named",
          found,
          "append #config/split to the location, for example " + suggestion(config, splits));
    }
    return splits.keySet().iterator().next();
  }

  private static String called(String config, String split) {
    return "Hugging Face split " + Problem.quote(split) + " of config " + Problem.quote(config);
  }

  private RefusedFileException nothing(String what) {
    return refused(
        what,
        all.isEmpty() ? "no file at all" : listed(all.stream().sorted(new NaturalOrder()).toList()),
        "name a repository or revision with files in .parquet, .arrow, .jsonl, .json or .csv");
  }

  private RefusedFileException refused(String what, String found, String fix) {
    return new RefusedFileException(new Problem(where, what, found, fix));
  }

  private static String listed(Collection<String> names) {
    Stream<String> shown = names.stream().limit(SHOWN);
    int more = names.size() - SHOWN;
    return shown.collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
  }
}
