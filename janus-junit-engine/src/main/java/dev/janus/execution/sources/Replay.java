package dev.janus.execution.sources;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.generate.Response;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.RecordedRun;
import dev.janus.run.Run;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run as the source of responses and judgements. Nothing is asked of any server: what is
 * not in the transcript is an error that says what is missing, and why as far as can be told.
 * Immutable.
 */
@API(status = Status.EXPERIMENTAL)
public final class Replay implements ResponseSource, JudgementSource {

  private static final String FIX =
      "record again with janus.mode=live, and name the new run.jsonl in janus.transcript";

  private final String where;
  private final Run recorded;
  private final Transcript transcript;
  private final ModelSettings generator;
  private final Judge judge;
  private final Set<String> prompts;

  /**
   * Creates a replay.
   *
   * @param where names the transcript in messages
   * @param recorded what is replayed; closed by whoever opened it
   * @param generator the settings under which responses are looked up
   * @param judge gives the keys under which judgements are looked up; it is never asked
   */
  public Replay(String where, RecordedRun recorded, ModelSettings generator, Judge judge) {
    this.where = where;
    this.recorded = recorded.figures();
    this.transcript = recorded.transcript();
    this.generator = generator;
    this.judge = judge;
    this.prompts =
        this.recorded.responses().stream().map(line -> line.prompt()).collect(Collectors.toSet());
  }

  @Override
  public Response respond(Prompt prompt, Conversation conversation, int turn) throws ChatException {
    Response response = response(generator.key(conversation, 1), prompt);
    if (response == null || response.text().isBlank()) {
      throw missing(
          "no response to prompt " + prompt.id() + ", turn " + (turn + 1),
          response == null
              ? whyNoResponse(prompt)
              : response.thought().strip().length() + " characters of thinking and no text");
    }
    return response;
  }

  private @Nullable Response response(String key, Prompt prompt) {
    try {
      return transcript.response(key, prompt.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String whyNoResponse(Prompt prompt) {
    ModelSettings before = recorded.header().generator();
    if (!sameRequests(before, generator)) {
      return difference("generator", before, generator);
    }
    return prompts.contains(prompt.id())
        ? "a response to this prompt with another text or system message"
        : prompts.size() == 1
            ? "a response to 1 other prompt"
            : "responses to " + prompts.size() + " other prompts";
  }

  @Override
  public Question question(JudgeRequest request) {
    return judge.question(request);
  }

  @Override
  public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
      throws ChatException {
    Judgement judgement = judgement(prompt, request, question.key());
    if (judgement == null) {
      String missing =
          "no verdict on prompt %s, rubric %s, repeat %s"
              .formatted(prompt.id(), request.rubric().id(), request.repeat());
      throw missing(missing, whyNoJudgement(prompt, request));
    }
    return judgement;
  }

  private @Nullable Judgement judgement(Prompt prompt, JudgeRequest request, String key) {
    try {
      return transcript.judgement(key, prompt.id(), request.rubric().id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String whyNoJudgement(Prompt prompt, JudgeRequest request) {
    ModelSettings before = recorded.header().judge().model();
    if (!sameRequests(before, judge.settings())) {
      return difference("judge", before, judge.settings());
    }
    if (recorded.header().judge().repeats() < request.repeat()) {
      int repeats = recorded.header().judge().repeats();
      return repeats == 1 ? "1 verdict on each rubric" : repeats + " verdicts on each rubric";
    }
    boolean judged =
        recorded.checks().stream()
            .anyMatch(
                check ->
                    check.prompt().equals(prompt.id())
                        && check.rubric().equals(request.rubric().id()));
    return judged
        ? "a verdict on another text of the prompt, rubric, reference answer or judge template"
        : "no verdict by this rubric";
  }

  @Override
  public UnscoredReason reasonOfFailure() {
    return UnscoredReason.NOT_RECORDED;
  }

  private static boolean sameRequests(ModelSettings a, ModelSettings b) {
    return describe(a).equals(describe(b));
  }

  private static String difference(String role, ModelSettings before, ModelSettings now) {
    return "%s %s in the transcript, %s in this run"
        .formatted(role, describe(before), describe(now));
  }

  private static String describe(ModelSettings settings) {
    return "%s (revision %s, temperature %s, top-p %s, max-tokens %s, seed %s)"
        .formatted(
            settings.model(),
            settings.revision() == null ? "none" : settings.revision(),
            orDefault(settings.sampling().temperature()),
            orDefault(settings.sampling().topP()),
            orDefault(settings.sampling().maxTokens()),
            orDefault(settings.sampling().seed()));
  }

  private static String orDefault(@Nullable Number number) {
    return number == null ? "default" : number.toString();
  }

  private ChatException missing(String what, String found) {
    return new ChatException(
        "%s: %s\n  found: %s\n  fix: %s".formatted(where, what, found, FIX), 0, null);
  }
}
