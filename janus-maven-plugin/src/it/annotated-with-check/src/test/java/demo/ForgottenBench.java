package demo;

import dev.janus.api.JanusBench;

@JanusBench(bench = "classpath:/bench.jsonl")
class ForgottenBench {}
