package dev.janus.report;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One file of a run's report.
 *
 * @param name relative to the run's folder, with {@code /}; never leads out of {@code report/}
 * @param content what goes into it
 */
@API(status = Status.EXPERIMENTAL)
public record ReportFile(String name, Rendering content) {}
