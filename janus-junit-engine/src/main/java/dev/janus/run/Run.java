package dev.janus.run;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A run record, read. Where a line was written again (a verdict that was retried, a gate decided
 * anew), the last one counts.
 *
 * @param header the first line
 * @param sessions each start of the run, oldest first; none in a record of an earlier version
 * @param responses in order of the bench, then of turn
 * @param checks in order of the bench, then of rubric id; those without a response come last
 * @param gates in order of the record
 * @param footer the last line; {@code null} when the run did not end
 * @param hasChecksums whether its lines have checksums; an earlier version wrote none
 */
@API(status = Status.EXPERIMENTAL)
public record Run(
    RunHeader header,
    List<SessionLine> sessions,
    List<ResponseLine> responses,
    List<Check> checks,
    List<GateLine> gates,
    @Nullable RunFooter footer,
    boolean hasChecksums) {

  /** Copies the lists. */
  public Run {
    sessions = List.copyOf(sessions);
    responses = List.copyOf(responses);
    checks = List.copyOf(checks);
    gates = List.copyOf(gates);
  }

  /**
   * Returns what is to be told of a record without checksums; empty when it has them.
   *
   * @param where names the record
   */
  public Optional<String> warning(String where) {
    return hasChecksums
        ? Optional.empty()
        : Optional.of(
            where
                + ": the record has no checksums, so damage would not be noticed\n  found: a record of an earlier version\n  fix: run the bench again");
  }

  /** Tells whether the run did all that it was to do. */
  public boolean isComplete() {
    return footer != null && !footer.interrupted();
  }
}
