package dev.janus.run;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** One line of a run record. */
@API(status = Status.EXPERIMENTAL)
public sealed interface RunLine
    permits RunHeader, SessionLine, ResponseLine, VerdictLine, GateLine, RunFooter {}
