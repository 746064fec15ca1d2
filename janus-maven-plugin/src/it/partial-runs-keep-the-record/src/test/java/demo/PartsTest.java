package demo;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(
    bench = "classpath:/bench.jsonl",
    settings = {
      "janus.mode=replay",
      "janus.transcript=classpath:/transcript.jsonl",
      "janus.generator.model=scripted-generator",
      "janus.judge.model=scripted-judge"
    })
@Gate(split = "koala", minimumMean = 4.5)
class PartsTest {}
