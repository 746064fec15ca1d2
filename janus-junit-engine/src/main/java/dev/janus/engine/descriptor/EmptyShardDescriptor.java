package dev.janus.engine.descriptor;

import dev.janus.bench.Shard;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.UniqueId;

/**
 * The one test of a shard that holds no prompt: a small bench has fewer prompts than shards. It is
 * skipped, and the run leaves a record, so that all shards can be merged.
 */
@API(status = Status.INTERNAL)
public final class EmptyShardDescriptor extends LeafDescriptor {

  private final Shard shard;

  public EmptyShardDescriptor(UniqueId id, String className, String split, Shard shard) {
    super(id, "the shard is empty", className, split + "._shard", Set.of());
    this.shard = shard;
  }

  /** Returns why it is skipped. */
  public String reason() {
    return "nothing to run: shard %s holds no prompt".formatted(shard);
  }
}
