package dev.janus.engine.configuration;

import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a run takes from the world outside.
 *
 * @param environment returns an environment variable
 * @param clock tells the time
 * @param random thread-safe, and not to be foreseen
 * @param process names this JVM process, and no other that ever ran on this machine
 * @param output takes what failing tests print
 * @param notices takes what is to be told of a run as a whole
 */
@API(status = Status.INTERNAL)
public record Surroundings(
    Function<String, @Nullable String> environment,
    Clock clock,
    RandomGenerator random,
    String process,
    PrintStream output,
    Consumer<String> notices) {}
