package dev.janus.bench;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One question about a response and what each score from 1 to 5 means for it.
 *
 * @param id unique within the prompt: the aligned preference's dimension, else {@code r1}, {@code
 *     r2}, ...
 * @param criteria the question
 * @param scores the five score descriptions
 */
@API(status = Status.EXPERIMENTAL)
public record Rubric(String id, String criteria, ScoreDescriptions scores) {}
