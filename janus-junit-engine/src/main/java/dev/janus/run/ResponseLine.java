package dev.janus.run;

import dev.janus.generate.Response;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A response, as recorded.
 *
 * @param prompt id of the prompt
 * @param index position of the prompt's row in the bench
 * @param split id of the split
 * @param cluster key shared by prompts with the same task
 * @param response what was generated
 */
@API(status = Status.EXPERIMENTAL)
public record ResponseLine(
    String prompt, int index, String split, String cluster, Response response) implements RunLine {}
