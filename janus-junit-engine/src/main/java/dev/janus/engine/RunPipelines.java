package dev.janus.engine;

import dev.janus.engine.RunSources.Opened;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.models.ConfiguredModels;
import dev.janus.execution.BatchPasses;
import dev.janus.execution.Pipeline;
import dev.janus.execution.Pipeline.Limits;
import dev.janus.execution.Pipeline.Recording;
import dev.janus.execution.RunListener;
import dev.janus.execution.RunStop;
import dev.janus.execution.sources.Sources;
import dev.janus.run.LineSink;
import dev.janus.run.RedactedLines;
import dev.janus.run.RunSession;

/**
 * Makes the pipelines of a run.
 *
 * @param plan what is run
 * @param session where it is recorded
 * @param opened where responses and judgements come from
 * @param models who is asked
 */
record RunPipelines(BenchPlan plan, RunSession session, Opened opened, ConfiguredModels models) {

  /** Returns one that records, and tells a listener. */
  Pipeline recording(RunListener listener, RunStop stop) {
    LineSink record = new RedactedLines(session.recorder(), models.secrets());
    Recording recording = new Recording(session.earlier(), record);
    return pipeline(opened.sources(), recording, listener, stop);
  }

  /** Returns those that come before it where a model is asked in batches, and record nothing. */
  BatchPasses passes() {
    Recording nothing = new Recording(session.earlier(), line -> {});
    RunStop stop = models.stop();
    return new BatchPasses(
        () -> pipeline(opened.passing(), nothing, RunListener.DEAF, stop), models.batches(), stop);
  }

  private Pipeline pipeline(
      Sources sources, Recording recording, RunListener listener, RunStop stop) {
    Limits limits =
        new Limits(
            plan.settings().models().repeats(),
            plan.settings().run().concurrency(),
            models.servers());
    Pipeline pipeline = new Pipeline(sources, recording, limits, listener, stop);
    models.guards().forEach(guard -> guard.whenCallsRest(pipeline::callsRest));
    return pipeline;
  }
}
