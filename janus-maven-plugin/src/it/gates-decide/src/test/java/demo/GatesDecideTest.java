package demo;

import dev.janus.api.Decide;
import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(
    bench = "classpath:/bench.jsonl",
    threshold = 5,
    decide = Decide.GATES,
    settings = {
      "janus.mode=replay",
      "janus.transcript=classpath:/transcript.jsonl",
      "janus.generator.model=scripted-generator",
      "janus.judge.model=scripted-judge"
    })
@Gate(split = "overall", minimumMean = 3)
class GatesDecideTest {}
