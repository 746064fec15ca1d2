package dev.janus.run.merge;

import dev.janus.bench.Shard;
import dev.janus.run.RunFolder;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import dev.janus.run.SeenPrompts;
import dev.janus.run.SessionLine;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The record of one shard that ended in good order.
 *
 * @param path where it is
 * @param shard which one it is
 * @param header what was run
 * @param sessions each start of the run
 * @param footer how it ended
 * @param prompts where its lines are
 * @param hasChecksums whether its lines have checksums
 */
record ShardRecord(
    Path path,
    Shard shard,
    RunHeader header,
    List<SessionLine> sessions,
    RunFooter footer,
    Collection<PromptLines> prompts,
    boolean hasChecksums) {

  /**
   * Makes a shard of what a record holds.
   *
   * @throws MergeRefusedException if it is not all of a shard, and nothing else
   */
  static ShardRecord of(Path path, RecordIndex index, RunHeader header, boolean hasChecksums)
      throws MergeRefusedException {
    Shard shard = shard(path, header);
    RunFooter footer = index.footer();
    if (footer == null || footer.interrupted()) {
      throw refusal(notEnded(path, shard, footer == null ? "no footer" : "an interruption", index));
    }
    if (footer.responses() != index.tally().responses()
        || footer.verdicts() != index.tally().verdicts()) {
      throw refusal(incomplete(path, shard, footer, index));
    }
    ShardRecord record =
        new ShardRecord(
            path, shard, header, index.sessions(), footer, index.prompts(), hasChecksums);
    Optional<String> foreign = record.contradiction().or(record::foreignPrompts);
    if (foreign.isPresent()) {
      throw refusal(foreign.get());
    }
    return record;
  }

  private static Shard shard(Path path, RunHeader header) throws MergeRefusedException {
    String text = header.settings().get(RunFolder.SHARD);
    if (text == null) {
      throw refusal(
          "%s: the record is of no shard\n  found: a run without %s\n  fix: leave it out, or run again with -D%2$s=i/n"
              .formatted(path, RunFolder.SHARD));
    }
    try {
      return Shard.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MergeRefusedException(path + ": " + e.getMessage(), e);
    }
  }

  private static String notEnded(Path path, Shard shard, String found, RecordIndex index) {
    return "%s: shard %s did not end\n  found: %s after %s verdicts\n  fix: run shard %2$s again: what is recorded is not paid for twice"
        .formatted(path, shard, found, index.tally().verdicts());
  }

  private static String incomplete(Path path, Shard shard, RunFooter footer, RecordIndex index) {
    return "%s: the record of shard %s is not whole\n  found: %s responses and %s verdicts, where its footer counts %s and %s\n  fix: restore the file, or run shard %2$s again"
        .formatted(
            path,
            shard,
            index.tally().responses(),
            index.tally().verdicts(),
            footer.responses(),
            footer.verdicts());
  }

  private Optional<String> contradiction() {
    SeenPrompts seen = new SeenPrompts();
    for (PromptLines lines : prompts) {
      seen.add(lines.split(), lines.prompt());
      lines.checks().forEach(seen::add);
    }
    return seen.contradiction(header.bench())
        .map(
            found ->
                "%s: the header of shard %s does not fit its lines\n  found: %s\n  fix: restore the file, or run shard %2$s again"
                    .formatted(path, shard, found));
  }

  /** A folder in which one shard went on after another holds the prompts of both. */
  private Optional<String> foreignPrompts() {
    List<String> foreign =
        prompts.stream().map(PromptLines::prompt).filter(prompt -> !shard.holds(prompt)).toList();
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: prompts that are not of shard %s\n  found: %s, the first of them %s of shard %s\n  fix: run shard %2$s again, into an empty folder"
                .formatted(
                    path, shard, foreign.size(), foreign.get(0), shard.shardOf(foreign.get(0))));
  }

  private static MergeRefusedException refusal(String message) {
    return new MergeRefusedException(List.of(message));
  }
}
