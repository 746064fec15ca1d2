package it;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;

@JanusBench(bench = "classpath:/benches/small.jsonl")
@Gate(split = "koala", minimumMean = 3)
class SmallBenchTest {}
