package dev.janus.run.merge;

import dev.janus.chat.Usage;
import dev.janus.judge.Judgement;
import dev.janus.run.RecordTally;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLine;
import dev.janus.run.SessionLine;
import dev.janus.run.VerdictLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record holds and where, without its texts. Not thread-safe. */
final class RecordIndex {

  private final Interner<String> texts;
  private final Interner<Judgement> judgements;
  private final Map<String, PromptLines> prompts = new LinkedHashMap<>();
  private final List<SessionLine> sessions = new ArrayList<>();
  private final RecordTally tally = new RecordTally();
  private @Nullable RunHeader header;
  private @Nullable RunFooter footer;

  /** Creates an empty index that shares what is the same with others. */
  RecordIndex(Interner<String> texts, Interner<Judgement> judgements) {
    this.texts = texts;
    this.judgements = judgements;
  }

  void add(RunLine line, Span span) {
    tally.add(line);
    // A run that goes on after its footer has not ended.
    footer = null;
    if (line instanceof RunHeader read) {
      header = read;
    } else if (line instanceof SessionLine session) {
      sessions.add(session);
    } else if (line instanceof ResponseLine response) {
      lines(response.prompt(), response.split(), response.cluster())
          .addResponse(
              response.index(),
              response.response().turn(),
              texts.one(response.response().finishReason()),
              span);
    } else if (line instanceof VerdictLine verdict) {
      lines(verdict.prompt(), verdict.split(), verdict.cluster())
          .addVerdict(
              texts.one(verdict.rubric()), judgements.one(withoutTexts(verdict.judgement())), span);
    } else if (line instanceof RunFooter read) {
      footer = read;
    }
  }

  private PromptLines lines(String prompt, String split, String cluster) {
    return prompts.computeIfAbsent(
        prompt, id -> new PromptLines(id, texts.one(split), texts.one(cluster)));
  }

  /** Nothing but what gates look at, so that few of them are ever different. */
  private static Judgement withoutTexts(Judgement judgement) {
    return new Judgement(
        "", judgement.repeat(), judgement.verdict().withoutText(), "", Usage.NONE, 0, 0, null);
  }

  /** What was being written when the run was killed: nothing that counts, but the run goes on. */
  void addCutOff() {
    footer = null;
  }

  /** Returns the last header, which counts. */
  @Nullable RunHeader header() {
    return header;
  }

  /** Returns each start of the run. */
  List<SessionLine> sessions() {
    return sessions;
  }

  /** Returns the footer if it is the last line. */
  @Nullable RunFooter footer() {
    return footer;
  }

  Collection<PromptLines> prompts() {
    return prompts.values();
  }

  /** Returns how many lines there are, as a footer counts them. */
  RecordTally tally() {
    return tally;
  }
}
