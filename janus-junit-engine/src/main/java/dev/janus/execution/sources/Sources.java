package dev.janus.execution.sources;

import dev.janus.chat.ModelSettings;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Where responses and judgements come from. Thread-safe.
 *
 * @param responses where responses come from
 * @param judgements where judgements come from
 * @param generator the settings under which responses are recorded
 */
@API(status = Status.EXPERIMENTAL)
public record Sources(
    ResponseSource responses, JudgementSource judgements, ModelSettings generator) {}
