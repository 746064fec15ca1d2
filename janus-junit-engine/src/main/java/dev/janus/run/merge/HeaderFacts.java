package dev.janus.run.merge;

import dev.janus.chat.ModelSettings;
import dev.janus.run.JudgeInfo;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What decides what a run does, of all that its header says: has to be the same in all shards of a
 * run, and in a record and the build that relies on it. Immutable.
 *
 * @param facts texts by name, in order
 */
@API(status = Status.INTERNAL)
public record HeaderFacts(Map<String, String> facts) {

  private static final String NONE = "none";

  /** The digest of the bench says what comes of these files, and prices change no score. */
  private static final Set<String> SAID_OTHERWISE =
      Set.of(
          "janus.splits",
          "janus.rubrics",
          "janus.references",
          "janus.generator.price-input",
          "janus.generator.price-output",
          "janus.judge.price-input",
          "janus.judge.price-output");

  /** Copies the map, keeping its order. */
  public HeaderFacts {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Returns what the header of a shard says, but for which shard it is. */
  static HeaderFacts of(RunHeader header) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version of Janus", header.engine());
    facts.put("bench digest", header.bench().digest());
    facts.put("rows of the bench", Integer.toString(header.bench().rows()));
    facts.put("splits of the bench", header.bench().splits().toString());
    add(facts, "janus.generator.", header.generator());
    JudgeInfo judge = header.judge();
    add(facts, "janus.judge.", judge.model());
    facts.put("janus.judge.repeats", Integer.toString(judge.repeats()));
    facts.put("digest of the judge's template", judge.template());
    header.settings().forEach(facts::put);
    facts.remove(RunFolder.SHARD);
    return new HeaderFacts(facts);
  }

  /** Returns what decides scores and gates, whichever version wrote the header. */
  public static HeaderFacts ofBuild(RunHeader header) {
    Map<String, String> facts = new LinkedHashMap<>(of(header).facts);
    facts.remove("version of Janus");
    facts.keySet().removeAll(SAID_OTHERWISE);
    return new HeaderFacts(facts);
  }

  private static void add(Map<String, String> facts, String prefix, ModelSettings model) {
    facts.put(prefix + "url", model.url());
    facts.put(prefix + "model", model.model());
    facts.put(prefix + "revision", text(model.revision()));
    facts.put(prefix + "temperature", text(model.sampling().temperature()));
    facts.put(prefix + "top-p", text(model.sampling().topP()));
    facts.put(prefix + "max-tokens", text(model.sampling().maxTokens()));
    facts.put(prefix + "seed", text(model.sampling().seed()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }

  /** Returns what is not the same, for example {@code janus.threshold is 4 in place of 3}. */
  public List<String> differencesFrom(HeaderFacts first) {
    Set<String> names = new LinkedHashSet<>(first.facts.keySet());
    names.addAll(facts.keySet());
    return names.stream()
        .filter(name -> !get(name).equals(first.get(name)))
        .map(name -> "%s is %s in place of %s".formatted(name, get(name), first.get(name)))
        .toList();
  }

  private String get(String name) {
    return facts.getOrDefault(name, NONE);
  }
}
