package dev.janus.engine.scanned;

import dev.janus.api.JanusBench;

/** A bench that scans find. */
@JanusBench(bench = "classpath:/benches/tiny.jsonl")
public class Scanned {}
