package dev.janus.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Marks the static method of a bench class that is the model under test: {@code static String
 * answer(Conversation conversation)}. It takes the conversation so far, the system message
 * included, and returns the response.
 *
 * <p>It is called from many threads at once, at most {@code janus.concurrency} of them. What it
 * throws makes the rubrics of that prompt errors, not failures.
 */
@API(status = Status.EXPERIMENTAL)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Documented
public @interface Generator {}
