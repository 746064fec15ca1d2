package dev.janus.run.merge;

import dev.janus.run.RunFooter;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a merge wrote.
 *
 * @param record where the merged record is
 * @param shards how many records it was made of
 * @param footer its last line
 * @param withoutChecksums those of the records that an earlier version wrote, without checksums
 */
@API(status = Status.EXPERIMENTAL)
public record MergedRun(Path record, int shards, RunFooter footer, List<Path> withoutChecksums) {

  /** Copies the list. */
  public MergedRun {
    withoutChecksums = List.copyOf(withoutChecksums);
  }
}
