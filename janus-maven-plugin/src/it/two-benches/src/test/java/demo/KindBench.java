package demo;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(bench = "classpath:/kind.jsonl")
@Gate(split = "koala", minimumMean = 4)
class KindBench {}
