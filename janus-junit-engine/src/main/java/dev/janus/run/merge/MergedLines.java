package dev.janus.run.merge;

import dev.janus.chat.Usage;
import dev.janus.digest.Sha256;
import dev.janus.run.Check;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunFolder;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import dev.janus.run.SessionLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the merged record says, in order.
 *
 * @param shards all of one run
 */
record MergedLines(ShardSet shards) {

  /** As many digits as a run's own random id has. */
  private static final int ID_DIGITS = 32;

  /**
   * The lines about one prompt.
   *
   * @param record which file they are in
   */
  record PromptOf(ShardRecord record, PromptLines lines) {}

  /** Returns the header of the run that the shards are parts of. */
  RunHeader header() {
    RunHeader first = shards.shards().get(0).header();
    Map<String, String> settings = new LinkedHashMap<>(first.settings());
    settings.remove(RunFolder.SHARD);
    return new RunHeader(
        first.schema(),
        id(),
        headers().map(RunHeader::started).min(Comparator.naturalOrder()).orElseThrow(),
        first.engine(),
        first.process(),
        first.bench(),
        first.generator(),
        first.judge(),
        settings);
  }

  /** Returns each start of a shard, oldest first. */
  List<SessionLine> sessions() {
    return shards.shards().stream()
        .flatMap(shard -> shard.sessions().stream())
        .sorted(Comparator.comparing(SessionLine::started).thenComparing(SessionLine::process))
        .distinct()
        .toList();
  }

  private String id() {
    String[] runs = headers().map(RunHeader::run).toArray(String[]::new);
    return Sha256.of(runs).substring(0, ID_DIGITS);
  }

  private Stream<RunHeader> headers() {
    return shards.shards().stream().map(ShardRecord::header);
  }

  /** Returns all prompts in order of the bench; those without a response come last. */
  List<PromptOf> prompts() {
    return shards.shards().stream()
        .flatMap(record -> record.prompts().stream().map(lines -> new PromptOf(record, lines)))
        .sorted(Comparator.comparing(PromptOf::lines, PromptLines.ORDER_OF_THE_BENCH))
        .toList();
  }

  /** Returns what gates decide on, in the order in which the merged record is read. */
  List<Check> checks() {
    return prompts().stream().flatMap(prompt -> prompt.lines().checks().stream()).toList();
  }

  /** Returns what gates look at of the responses. */
  List<ResponseLine> responses() {
    return prompts().stream().flatMap(prompt -> prompt.lines().responses().stream()).toList();
  }

  /** Returns what the footers come to; of lines that a later one took the place of, the tokens. */
  RunFooter footer() {
    List<RunFooter> footers = shards.shards().stream().map(ShardRecord::footer).toList();
    Instant finished =
        footers.stream().map(RunFooter::finished).max(Comparator.naturalOrder()).orElseThrow();
    return new RunFooter(
        finished,
        prompts().stream().mapToLong(prompt -> prompt.lines().responseCount()).sum(),
        prompts().stream().mapToLong(prompt -> prompt.lines().verdictCount()).sum(),
        footers.stream().mapToLong(RunFooter::unscored).sum(),
        footers.stream().map(RunFooter::usage).reduce(Usage.NONE, Usage::plus),
        cost(footers),
        false);
  }

  /** Prices are settings: either all shards know their costs or none does. */
  private static @Nullable BigDecimal cost(List<RunFooter> footers) {
    List<BigDecimal> costs =
        footers.stream().map(RunFooter::cost).filter(Objects::nonNull).toList();
    return costs.size() < footers.size()
        ? null
        : costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
  }
}
