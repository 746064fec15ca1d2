package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.run.ResponseLine;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Hears what happens in a pipeline. A pipeline tells one thing after another, in one thread that
 * does nothing else, and is not held up by a listener that takes its time unless that is far
 * behind. What is recorded is recorded before the listener hears of it.
 */
@API(status = Status.EXPERIMENTAL)
public interface RunListener {

  /** Hears nothing. */
  RunListener DEAF =
      new RunListener() {

        @Override
        public void promptStarted(Prompt prompt) {}

        @Override
        public void checkStarted(Prompt prompt, Rubric rubric) {}

        @Override
        public void checkFinished(JudgedRubric judged) {}

        @Override
        public void promptFinished(Prompt prompt) {}
      };

  /** The response of a prompt is about to be generated. */
  void promptStarted(Prompt prompt);

  /** A turn of a started prompt has its response, in this session of the run or an earlier one. */
  default void responded(ResponseLine response) {}

  /** Judging of a rubric is about to start. Called once per ordered rubric of a started prompt. */
  void checkStarted(Prompt prompt, Rubric rubric);

  /** A rubric has all its verdicts, scored or not. */
  void checkFinished(JudgedRubric judged);

  /** All ordered rubrics of a prompt have been judged. */
  void promptFinished(Prompt prompt);
}
