package dev.janus.engine.scanned;

/** No bench. */
public class NotABench {}
