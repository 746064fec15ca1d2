package dev.janus.engine.scanned;

/** A bench by what it extends. */
public class InheritingScanned extends AbstractScanned {}
