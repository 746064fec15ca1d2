package dev.janus.run;

import dev.janus.text.Secrets;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Writes lines without the secrets that a server may have echoed in them.
 *
 * @param lines takes what may be written
 * @param secrets which must not be
 */
@API(status = Status.EXPERIMENTAL)
public record RedactedLines(LineSink lines, Secrets secrets) implements LineSink {

  @Override
  public void append(RunLine line) throws IOException {
    if (line instanceof ResponseLine response) {
      lines.append(
          new ResponseLine(
              response.prompt(),
              response.index(),
              response.split(),
              response.cluster(),
              response.response().redacted(secrets)));
    } else if (line instanceof VerdictLine verdict) {
      lines.append(
          new VerdictLine(
              verdict.prompt(),
              verdict.rubric(),
              verdict.split(),
              verdict.cluster(),
              verdict.judgement().redacted(secrets)));
    } else {
      lines.append(line);
    }
  }
}
