package dev.janus.judge;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.JsonSchema;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The model that rates responses, by the {@code absolute} protocol: one call per rubric, feedback
 * and a whole score from 1 to 5, as in Prometheus (arXiv 2310.08491) and the Janus paper (arXiv
 * 2405.17977). A reply without a usable score is asked for again, at most five times, and then
 * becomes {@link Unscored}.
 *
 * <p>Thread-safe, as its chat model is.
 */
@API(status = Status.EXPERIMENTAL)
public final class Judge {

  /** How often the judge is asked before a verdict is given up. */
  static final int MAXIMUM_ASKS = 6;

  /** How much of a useless reply is shown to the judge again. */
  private static final int QUOTED_AT_MOST = 2000;

  private static final String REMINDER =
      "That reply holds no usable score: %s. Rate the same response again. End with a line that "
          + "reads [RESULT] n, where n is one whole number from 1 to 5.";

  private static final JsonSchema VERDICT =
      new JsonSchema(
          "verdict",
          "{\"type\":\"object\",\"properties\":{\"feedback\":{\"type\":\"string\"},"
              + "\"score\":{\"type\":\"integer\",\"enum\":[1,2,3,4,5]}},"
              + "\"required\":[\"feedback\",\"score\"],\"additionalProperties\":false}");

  private final ChatModel model;
  private final ModelSettings settings;
  private final JudgeTemplate template;
  private final UnaryOperator<String> fences;
  private final ReplyParser parser = new ReplyParser();

  /**
   * Creates a judge.
   *
   * @param fences gives, for the key of a request, a line that no response can foresee; thread-safe
   */
  public Judge(
      ChatModel model,
      ModelSettings settings,
      JudgeTemplate template,
      UnaryOperator<String> fences) {
    this.model = model;
    this.settings = settings;
    this.template = template;
    this.fences = fences;
  }

  /** Returns which model this is. */
  public ModelSettings settings() {
    return settings;
  }

  /** Returns what {@link #judge} asks first, with one and the same fence at each call. */
  public Conversation unfenced(JudgeRequest request) {
    return Question.unfenced(template.fill(request));
  }

  /** Returns what {@link #judge} asks first, and its key. Both take a while to make. */
  public Question question(JudgeRequest request) {
    FencedText text = template.fill(request);
    return new Question(settings.key(Question.unfenced(text), request.repeat()), text);
  }

  /**
   * Rates one response against one rubric.
   *
   * @throws ChatException if the judge cannot be reached at all; one that breaks down between two
   *     of its replies gives an unscored verdict
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  public Judgement judge(JudgeRequest request) throws ChatException, InterruptedException {
    return judge(request, question(request));
  }

  /**
   * Rates one response as {@link #judge(JudgeRequest)}.
   *
   * @param asked what {@link #question} returned for the request
   * @throws ChatException likewise
   * @throws InterruptedException likewise
   */
  public Judgement judge(JudgeRequest request, Question asked)
      throws ChatException, InterruptedException {
    String key = asked.key();
    Conversation question = asked.fenced(fences.apply(key));
    Sampling sampling = settings.sampling().forRepeat(request.repeat());
    JsonSchema schema = template.describesJson() ? VERDICT : null;
    Asked soFar = new Asked(question, Usage.NONE, 0, 0, null);
    for (int ask = 1; ask <= MAXIMUM_ASKS && !soFar.isScored(); ask++) {
      ChatRequest chat = new ChatRequest(ChatRequest.id(key, ask), soFar.next(), sampling, schema);
      try {
        soFar = soFar.plus(question, model.complete(chat), parser);
      } catch (ChatException e) {
        return soFar.givenUp(e).judgement(key, request.repeat());
      }
    }
    return soFar.judgement(key, request.repeat());
  }

  /** What was asked so far and what came of it. */
  private record Asked(
      Conversation next, Usage usage, long latencyMs, int attempts, @Nullable Reply reply) {

    boolean isScored() {
      return reply != null && reply.verdict instanceof Scored;
    }

    Asked plus(Conversation question, Completion completion, ReplyParser parser) {
      Verdict verdict = JudgeReply.of(completion).verdict(parser);
      return new Asked(
          again(question, completion.text(), verdict),
          usage.plus(completion.usage()),
          latencyMs + completion.latency().toMillis(),
          attempts + completion.attempts(),
          new Reply(verdict, completion.text(), completion.fingerprint()));
    }

    /** What was paid for before the judge broke down is not forgotten. */
    Asked givenUp(ChatException cause) throws ChatException {
      if (reply == null) {
        throw cause;
      }
      String detail = String.valueOf(cause.getMessage());
      Verdict verdict = new Unscored(UnscoredReason.JUDGE_UNAVAILABLE, detail);
      return new Asked(
          next,
          usage,
          latencyMs,
          attempts + cause.attempts(),
          new Reply(verdict, reply.text, reply.fingerprint));
    }

    private static Conversation again(Conversation question, String reply, Verdict verdict) {
      return verdict instanceof Unscored unscored && !reply.isBlank()
          ? question.then(
              UntrustedText.withoutTokens(tail(reply)), REMINDER.formatted(unscored.detail()))
          : question;
    }

    private static String tail(String reply) {
      int start = Math.max(0, reply.length() - QUOTED_AT_MOST);
      boolean splitsPair = Character.isLowSurrogate(reply.charAt(start));
      return reply.substring(splitsPair ? start + 1 : start);
    }

    Judgement judgement(String key, int repeat) {
      if (reply == null) {
        throw new IllegalStateException("a judge is asked at least once");
      }
      return new Judgement(
          key, repeat, reply.verdict, reply.text, usage, latencyMs, attempts, reply.fingerprint);
    }
  }

  private record Reply(Verdict verdict, String text, @Nullable String fingerprint) {}
}
