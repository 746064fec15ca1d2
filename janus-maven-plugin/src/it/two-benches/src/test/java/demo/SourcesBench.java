package demo;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(bench = "classpath:/sources.jsonl")
@Gate(split = "mt-bench", minimumMean = 2)
class SourcesBench {}
