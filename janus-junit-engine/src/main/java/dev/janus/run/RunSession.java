package dev.janus.run;

import java.io.IOException;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * An open record.
 *
 * @param recorder takes new lines
 * @param header what the record says is run
 * @param earlier what an earlier session of the same run has paid for
 * @param continued that session without its texts, if there was one
 */
@API(status = Status.EXPERIMENTAL)
public record RunSession(
    RunRecorder recorder, RunHeader header, Transcript earlier, Optional<Run> continued)
    implements AutoCloseable {

  @Override
  public void close() throws IOException {
    try (earlier) {
      recorder.close();
    }
  }
}
