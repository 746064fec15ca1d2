package dev.janus.run;

import dev.janus.chat.ModelSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The first line of a run record: what is run, and how.
 *
 * @param schema version of the record's form
 * @param run random id of the run
 * @param started when
 * @param engine version of Janus
 * @param process which JVM process opened the record: process id and start
 * @param bench what is run
 * @param generator the model under test
 * @param judge the judge
 * @param settings everything else that decides what a run does, by configuration key, in order;
 *     {@code janus.threshold} and {@code janus.gates} are always there
 */
@API(status = Status.EXPERIMENTAL)
public record RunHeader(
    int schema,
    String run,
    Instant started,
    String engine,
    String process,
    BenchInfo bench,
    ModelSettings generator,
    JudgeInfo judge,
    Map<String, String> settings)
    implements RunLine {

  /** The version this engine writes, and the only one it reads. */
  public static final int SCHEMA = 1;

  /** Tells whether nothing was asked: the run replays a transcript. */
  public boolean isReplay() {
    return "replay".equals(settings.get(RunFolder.MODE));
  }

  /** Returns the transcript that is replayed, as it was named; empty when none is. */
  public String transcript() {
    return isReplay() ? settings.getOrDefault(RunFolder.TRANSCRIPT, "") : "";
  }

  /** Copies the map, keeping its order. */
  public RunHeader {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
