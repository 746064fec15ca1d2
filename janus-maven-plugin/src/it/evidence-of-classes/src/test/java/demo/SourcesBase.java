package demo;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(
    bench = "classpath:/sources.jsonl",
    settings = {
      "janus.mode=replay",
      "janus.transcript=classpath:/transcript.jsonl",
      "janus.judge.model=scripted-judge"
    })
@Gate(split = "mt-bench", minimumMean = 2)
abstract class SourcesBase {}
