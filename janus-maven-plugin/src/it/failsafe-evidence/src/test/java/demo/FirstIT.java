package demo;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(
    bench = "classpath:/kind.jsonl",
    threshold = 2,
    settings = {
      "janus.mode=replay",
      "janus.transcript=classpath:/transcript.jsonl",
      "janus.generator.model=scripted-generator",
      "janus.judge.model=scripted-judge"
    })
@Gate(split = "overall", minimumMean = 1)
class FirstIT {}
