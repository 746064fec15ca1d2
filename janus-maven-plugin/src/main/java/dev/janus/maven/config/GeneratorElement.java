package dev.janus.maven.config;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** {@code <generator>}: the model under test. */
@API(status = Status.EXPERIMENTAL)
public final class GeneratorElement extends ModelElement {}
