package dev.janus.run.merge;

import dev.janus.run.RunFooter;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a merge wrote.
 *
 * @param record where the merged record is
 * @param shards how many records it was made of
 * @param footer its last line
 */
@API(status = Status.EXPERIMENTAL)
public record MergedRun(Path record, int shards, RunFooter footer) {}
