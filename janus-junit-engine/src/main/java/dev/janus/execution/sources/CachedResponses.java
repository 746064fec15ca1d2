package dev.janus.execution.sources;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.generate.Response;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Responses of a pinned generator that a cache holds, else those of another source, which are then
 * kept.
 *
 * @param source who is asked otherwise
 * @param cache of judgements and responses
 * @param generator which has a revision: another model must not answer under its name
 */
@API(status = Status.EXPERIMENTAL)
public record CachedResponses(ResponseSource source, KeptAnswers cache, ModelSettings generator)
    implements ResponseSource {

  /** Refuses a generator that is not pinned. */
  public CachedResponses {
    if (generator.revision() == null) {
      throw new IllegalArgumentException(
          "janus.generator.revision: only responses of a pinned generator are kept");
    }
  }

  @Override
  public Response respond(Prompt prompt, Conversation conversation, int turn)
      throws ChatException, InterruptedException {
    Optional<Response> known =
        cache.response(generator.url(), generator.key(conversation, 1), turn);
    if (known.isPresent()) {
      return known.get();
    }
    Response response = source.respond(prompt, conversation, turn);
    cache.put(generator.url(), response);
    return response;
  }
}
