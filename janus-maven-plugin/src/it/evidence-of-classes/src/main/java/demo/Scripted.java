package demo;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation of the project's own, in its main classes. */
@Retention(RetentionPolicy.RUNTIME)
@JanusBench(
    bench = "classpath:/kind.jsonl",
    settings = {
      "janus.mode=replay",
      "janus.transcript=classpath:/transcript.jsonl",
      "janus.judge.model=scripted-judge"
    })
@Gate(split = "koala", minimumMean = 4)
public @interface Scripted {}
