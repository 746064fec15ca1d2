package dev.janus.engine.scanned;

import dev.janus.api.JanusBench;

/** No bench, but what others may extend. */
@JanusBench(
    bench = "classpath:/benches/tiny.jsonl",
    settings = {"janus.generator.model=other", "janus.limit=1"})
public abstract class AbstractScanned {}
