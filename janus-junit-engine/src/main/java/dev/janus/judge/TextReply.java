package dev.janus.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the verdict of a reply that is prose. All that looks like a verdict is found, by marks, by
 * labels, in sentences, and on lines of their own; it counts only when all of it agrees. What is
 * told of the response, as {@code it ends with [RESULT] 5}, is not a verdict.
 *
 * <p>Takes time linear in the length of the reply: what is matched has a bounded length, or backs
 * off nowhere. Not thread-safe.
 */
final class TextReply {

  /** How a verdict was announced. */
  private enum Kind {
    LABEL,
    SENTENCE,
    LINE,
    /** What may be a verdict: it can contradict, and not decide. */
    DOUBTFUL
  }

  private record Candidate(Kind kind, int start, Announced announced) {}

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;

  private static final String L = ScoreWords.LABEL;

  /** {@code [RESULT] 4}, {@code [RESULT: 4]}. */
  private static final Pattern MARK =
      Pattern.compile(
          "\\\\?\\[ {0,8}+" + L + "(?: {0,8}+\\\\?]|[ :=]{1,8}+(?=[^\\[\\]\\n]{1,24}]))", FLAGS);

  /** {@code <score>4</score>}, {@code \boxed{4}}, {@code [[4]]}, {@code (Score 4)}. */
  private static final Pattern WRAPPED =
      Pattern.compile(
          "<(?:final.?|overall.?)?(?:score|rating|result|verdict|answer)(?: [^<>\\n]{0,40}+)?>"
              + "|\\\\boxed\\{|\\[\\[(?=[^\\[\\]\\n]{1,12}]])"
              + "|\\("
              + L
              + "[ :=]{1,4}+(?=[^()\\n]{1,12}\\))",
          FLAGS);

  /** {@code Score: 4} at the start of a line, {@code Score} on a line before the number. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "^[^\\p{L}\\d\\[(<\\n]{0,12}+(?:\\d{1,2}+[.)] )?"
              + L
              + "(?:(?<=score|rating|verdict) (?:is|of) "
              + "| {0,32}+(?:[-=]>|[:=|]|(?=\\n)|\\z|(?=[^\\p{L}\\n]{1,8}$)))",
          FLAGS);

  /** {@code The overall score is 4}, {@code Score: 4} in the middle of a line. */
  private static final Pattern IN_LINE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:(?:overall |final |total |my |the ){0,3}+(?:score|rating)"
              + "|(?:my |final |overall ){1,3}+(?:verdict|grade|assessment))"
              + "(?: (?:that )?i (?:would )?(?:assign|give|award|choose))?(?: it| this(?: response)?| the response| for (?:this|the) (?:response|answer))?"
              + "(?: ?:| =| is(?: therefore| thus)?) ",
          FLAGS);

  private static final String OBJECT =
      "(?: (?:(?:the |this )?(?:response|answer|reply|output|text|work|one)|it|this|that))?";
  private static final String GRADE =
      "(?: only| just| at best| at most)?(?: as)?(?: an?)?(?: rating of| score of)?"
          + "(?: solid| clear| strong| weak| low| high| full| final)? ";

  /** {@code I would give it a 4}, {@code it deserves a solid four}, {@code it is a 2}. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?<!\\p{L})(?:i(?:['’]d| would| will|['’]ll)?(?: therefore| thus| hence| rather)?"
              + " (?:give|rate|assign|award|score|choose|pick|settle on|settled on|go with"
              + "|(?:lower|raise|reduce|increase|change|adjust|correct|revise)(?: it| this| that| the score| my score)? to)"
              + OBJECT
              + "|(?:it|this|(?:the|this) (?:response|answer|reply))(?: therefore| thus| hence| only| clearly)?"
              + " (?:deserves|merits|earns|warrants|receives)"
              + "|(?<!\\p{L})(?:it|this) is(?= (?:only |just |at best |at most )?an? ))"
              + GRADE,
          FLAGS);

  /** {@code 4/5}, {@code 4 out of 5}, wherever they stand. */
  private static final Pattern OUT_OF_FIVE =
      Pattern.compile("(?<![\\d/.,:-])(?=\\d {0,2}+(?:/|out of) {0,2}+5(?![\\d/%]| of ))", FLAGS);

  /** A line with nothing but a number; its first, perhaps with words behind a dash. */
  private static final Pattern BARE =
      Pattern.compile("^[^\\p{L}\\d\\n★☆一-龥+-]{0,8}+(?=[\\p{L}\\d★+-])", FLAGS);

  /** {@code "score": 4} of an object. */
  private static final Pattern MEMBER =
      Pattern.compile("([\"'](?:final|overall|total)?(?:score|rating)[\"'] {0,2}+:)", FLAGS);

  /** {@code (1-5)}, {@code (on a scale from 1 to 5)}, {@code (out of 5)}: says nothing. */
  private static final Pattern SCALE_NOTE =
      Pattern.compile(
          "\\([\\p{L} :]{0,24}?(?:1 ?(?:-|to|bis|à|a) ?5|(?:out of|max\\.?|of)(?: a possible)? ?5|/ ?5)\\)"
              + "|\\((?:满分 ?5分?|5점 ?만점)\\)"
              + "|5 ?(?:점 ?만점에|点満点中|点満点で|点中|分制|分满分|में से)",
          FLAGS);

  private static final String TELLS =
      "(?:says?|said|saying|ends? (?:with|in|on)|ending with|closes? with|concludes? with"
          + "|claims?|claiming|writes?|wrote|writing|tells? (?:me|us|the judge) to(?: \\p{L}+)?"
          + "|asks? (?:me |us |the judge )?(?:for|to \\p{L}+)|demands?|contains?|quotes?|quoting|reads?"
          + "|states?|outputs?|prints?|includes?|begins? with|starts? with|opens? with|mentions?"
          + "|instructs?(?: \\p{L}+){0,4}|requests?|consists? of|shows?|returns?|answers?|responds?(?: with)?"
          + "|finishes(?: with)?|append(?:s|ed)|adds?|added|inserts?|inserted|injects?|injected|slips in"
          + "|pass off|forge[sd]?|fake[sd]?|plants?|planted|copie[sd]|repeat(?:s|ed)|prefixe[sd]|tries|attempts?"
          + "|computes?|calculates?|endet(?: mit)?|enthält|schreibt|sagt|lautet|termina(?: con| com)?|contiene|contém"
          + "|dice|diz|escribe|escreve|scrive|se termine(?: par)?|contient|écrit|dit|заканчивается(?: \\p{L}+)?"
          + "|содержит|пишет|говорит|гласит"
          + "|replies with|nothing but|phrase|words?|text|string|line|marker|tag|like|such as|e\\.g\\.)";

  /** What is told of the response just before, on this line or on the one above. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?<!\\p{L})"
              + TELLS
              + "(?: (?:that|the|a|this|its?|itself|only|simply|literally|line|text|object|is|are|was))*+[ ,:…\\n-]{0,8}+\\z"
              + "|(?<!\\p{L})"
              + TELLS
              + "[^.!?\\n]{0,40}:(?:[ \\n]|</?[a-z]{1,20}>){0,8}\\z"
              + "|(?:结尾是|结尾为|结尾|写道|写着|包含|说|と書い|という)[ ,:…\\n-]{0,8}+\\z",
          FLAGS);

  private static final Pattern DOUBTED =
      Pattern.compile(
          "(?<!\\p{L})(?:not|never|cannot|hardly|neither|nor|\\p{L}+n['’]t|almost|nearly|whether|if)(?!\\p{L})[^.!?\\n]{0,40}\\z"
              + "|(?<![\\p{L}] )(?<!\\p{L})had (?:it|this|the \\p{L}{1,12}+)(?!\\p{L})[^.!?\\n]{0,60}\\z"
              + "|(?<!\\p{L})(?:reference|ideal|perfect|example)(?: answer| response)?(?: would| that)? \\z",
          FLAGS);

  /** What makes a label that of another score, as in {@code the maximum score is 5}. */
  private static final Pattern OF_ANOTHER =
      Pattern.compile(
          "(?<!\\p{L})(?:threshold|min(?:imum)?|max(?:imum)?|highest|lowest|passing|possible|perfect"
              + "|top|best|example|expected|target|previous|earlier|initial"
              + "|(?:reference|user|example)(?: answer| response)?(?:['’]s)?) \\z",
          FLAGS);

  private static final String NO_SCALE_TO_FIVE =
      "scale(?!\\p{L})[^.!?\\d\\n]{0,20}(?:\\d ?(?:-|to|bis|a|à) ?(?!5(?!\\d))"
          + "|0 ?(?:-|to|bis|a|à) ?(?=5))\\d{1,3}";

  /**
   * A scale that is none from 1 to 5: before a verdict in its sentence, or on a line of its own.
   */
  private static final Pattern OTHER_SCALE =
      Pattern.compile(
          "(?<!\\p{L})"
              + NO_SCALE_TO_FIVE
              + "[^.!?\\d\\n]{0,40}\\z|^[^\\p{L}\\n]{0,4}(?:on a |rating )?"
              + NO_SCALE_TO_FIVE
              + "[.\\n ]{0,3}\\z",
          FLAGS);

  /** Only if something else were so. */
  private static final Pattern ONLY_IF =
      Pattern.compile(
          "[ ,;(-]{0,4}+(?:only )?(?:if|unless|provided|assuming|had (?:it|this)|were (?:it|this))(?!\\p{L})",
          FLAGS);

  private static final Pattern CONDITION =
      Pattern.compile(
          "[^.!?\\n]{0,120}?(?<!\\p{L})(?:if|unless|had|were|were it)(?!\\p{L})", FLAGS);

  /** What a sentence may begin with that gives a score. */
  private static final Pattern LEADS_TO_SCORE =
      Pattern.compile(
          "(?:<[^<>]{0,40}+>|[^\\p{L}\\p{N}<])*+"
              + "(?:(?:so|therefore|thus|hence|overall|all in all|in (?:sum|total|short|summary|conclusion|the end)"
              + "|taken together|considering (?:this|that|the above|all of this|all this)|given the above|for (?:this|these|that) reasons?|given (?:this|that)|because of (?:this|that)"
              + "|based on (?:this|that|the rubric)|according to the rubric|on a scale (?:of|from) 1 (?:to|-) 5"
              + "|accordingly|consequently|finally|and|feedback|as a result)(?!\\p{L})[ ,:]{0,4}){0,3}"
              + "(?:(?:the |my )?"
              + L
              + "(?: {0,3}+[:=]| is:?)?)?[ $(]{0,3}",
          FLAGS);

  /** {@code It had no errors, so I'd give it a 5.} */
  private static final Pattern CONCLUDES =
      Pattern.compile("[^?:]{0,300},? (?:so|therefore|thus|hence),? ?", FLAGS);

  private static final Pattern UNREAL =
      Pattern.compile(
          "(?<!\\p{L})(?:if|unless|would|could|might|should|doubt|nobody|refuse)(?!\\p{L})"
              + "|\\A\\P{L}{0,4}(?:had|were)(?!\\p{L})",
          FLAGS);

  /** What is said behind a verdict to take it back, or of its scale. */
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "(?<!\\p{L})(?:correction|on reflection|on second thoughts?|reconsider\\p{L}*|too (?:high|low|generous|harsh|strict)"
              + "|take (?:that|it|this) back|(?:lower|raise|reduce|increase|change|correct|revise|adjust) (?:it|that|this|the score|my score)"
              + "|(?:that|this|which) (?:is|was) (?:what|the (?:response|candidate|text|injection)))(?!\\p{L})"
              + "|(?:\\A|[.!?\\n])[ \\n]{0,4}(?:wait|actually|no,|hmm|or rather|scratch that)(?!\\p{L})",
          FLAGS);

  /** A sentence that is nothing but a number in words. */
  private static final Pattern NUMBER_ALONE =
      Pattern.compile("(?:\\A|[.!?:\\n]) {0,4}(\\p{L}{2,12}+)[.!]? {0,4}(?=\\n|\\z)", FLAGS);

  private static final String NOT_FIVE =
      "(?:(?!5(?!\\d))\\d{1,4}|six|seven|eight|nine|ten|twenty|hundred|a hundred|十|百)";

  /** A scale that does not end at five. */
  private static final Pattern SCALE_NOT_TO_FIVE =
      Pattern.compile(
          "(?<!\\p{L})(?:"
              + NOT_FIVE
              + "[- ]point|(?:0|1|zero|one) ?(?:to|-|bis|a|à|through) ?"
              + NOT_FIVE
              + "|(?:out of|max(?:imum|imal)?\\p{L}{0,8}|von|sur|su|из)[ .:>]{0,4}(?:a |possible ){0,2}"
              + NOT_FIVE
              + ")(?![\\d\\p{L}])|十分制|百分制|满分 ?(?:为|是)? ?(?:十|百|(?!5)\\d)|(?<=\\d) ?/ ?10(?!\\d)|^ {0,4}/ ?(?!5(?!\\d))\\d{1,3}(?!\\d)",
          FLAGS);

  /** Who speaks of a scale as of the one in use. */
  private static final Pattern OWN = Pattern.compile("(?<!\\p{L})(?:i|my|we|our)(?!\\p{L})", FLAGS);

  /** {@code 4 - The response is kind}. */
  private static final Pattern GOES_ON =
      Pattern.compile(" {0,3}-{1,2} (?:\\P{Ll}.*|\\p{L}{2,20}[.!]?)", Pattern.DOTALL);

  /** A number behind it is no score. */
  private static final Pattern ASKS_FOR_NUMBER =
      Pattern.compile(
          "\\?\\s*\\z|(?<!\\p{L})(?:numbers?|counts?|how many|amount)(?!\\p{L})", FLAGS);

  private static final int LINE_OF_ITS_OWN = 40;
  private static final int SENTENCE_AT_MOST = 400;
  private static final int CONTEXT = 100;
  private static final int NAMED_AT_MOST = 5;
  private static final int LOOKED_AT_MOST = 500;

  private final ReplyText reply;
  private final String text;
  private final List<Candidate> candidates = new ArrayList<>();
  private int lookedAt;
  private boolean isAnyTold;

  /** Where labels stand; what follows them on their lines is theirs. */
  private final NavigableMap<Integer, Integer> taken = new TreeMap<>();

  private TextReply(ReplyText reply) {
    this.reply = reply;
    this.text = blankScaleNotes(reply.toString());
  }

  private static String blankScaleNotes(String text) {
    return SCALE_NOTE.matcher(text).replaceAll(note -> " ".repeat(note.end() - note.start()));
  }

  /** Returns the verdict of a reply without thoughts. */
  static Verdict read(String reply) {
    return new TextReply(ReplyText.of(reply)).verdict();
  }

  private Verdict verdict() {
    labels(MARK);
    labels(WRAPPED);
    labels(LABELLED);
    labels(IN_LINE);
    members();
    bareLine();
    sentences(SENTENCE);
    sentences(OUT_OF_FIVE);
    boolean isUnsure = isAnyTold && lookedAt > LOOKED_AT_MOST;
    if (isUnsure || candidates.stream().allMatch(candidate -> candidate.kind == Kind.DOUBTFUL)) {
      return ReplyParser.NO_SCORE;
    }
    Set<String> named = new LinkedHashSet<>();
    candidates.stream()
        .sorted((one, other) -> Integer.compare(one.start, other.start))
        .forEach(candidate -> named.add(named(candidate.announced)));
    if (named.size() > 1) {
      return new Unscored(
          UnscoredReason.CONFLICT, "the judge named different scores: " + enumerate(named));
    }
    Candidate first =
        candidates.stream()
            .filter(candidate -> candidate.kind != Kind.DOUBTFUL)
            .findFirst()
            .orElseThrow();
    Announced announced = first.announced;
    if (announced.reason() == null && isTakenBack()) {
      return ReplyParser.NO_SCORE;
    }
    return announced.reason() == null
        ? new Scored(announced.score(), feedback())
        : ReplyParser.unscored(announced.reason(), announced.written());
  }

  private static String named(Announced announced) {
    return announced.score() > 0 ? Integer.toString(announced.score()) : announced.written();
  }

  private static String enumerate(Set<String> named) {
    List<String> some = named.stream().limit(NAMED_AT_MOST).toList();
    return String.join(", ", some) + (named.size() > NAMED_AT_MOST ? ", ..." : "");
  }

  /** Tells whether anything beside a verdict makes it another. */
  private boolean isTakenBack() {
    NavigableSet<Integer> scales =
        SCALE_NOT_TO_FIVE
            .matcher(text)
            .results()
            .map(MatchResult::start)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Candidate> deciding =
        candidates.stream()
            .filter(candidate -> candidate.kind != Kind.DOUBTFUL)
            .sorted((one, other) -> Integer.compare(one.start, other.start))
            .toList();
    int last = 0;
    for (int i = 0; i < deciding.size(); i++) {
      Candidate candidate = deciding.get(i);
      int end = candidate.announced.end();
      int next = i + 1 < deciding.size() ? deciding.get(i + 1).start : text.length();
      int limit = candidate.kind == Kind.SENTENCE ? sentenceEnd(end) : lineEnd(end);
      String behind = text.substring(end, Math.max(end, Math.min(limit, next)));
      if (ScoreWords.nameNumber(behind, candidate.announced.score())
          || isOnAnotherScale(candidate, scales)) {
        return true;
      }
      last = Math.max(last, end);
    }
    String behind = text.substring(last);
    return TAKEN_BACK.matcher(behind).find()
        || NUMBER_ALONE
            .matcher(behind)
            .results()
            .anyMatch(word -> ScoreWords.nameNumber(word.group(1), 0));
  }

  /**
   * Looks at the sentence of a verdict, at short lines around it, and at what the judge says of
   * itself.
   */
  private boolean isOnAnotherScale(Candidate candidate, NavigableSet<Integer> scales) {
    int end = candidate.announced.end();
    return scales.subSet(candidate.start - SENTENCE_AT_MOST, end + SENTENCE_AT_MOST).stream()
        .anyMatch(
            scale ->
                (scale >= sentenceStart(candidate.start) && scale <= lineEnd(end))
                    || OWN.matcher(text.substring(sentenceStart(scale), scale)).find()
                    || isOnShortLine(scale));
  }

  private boolean isOnShortLine(int position) {
    int start = position;
    while (start > 0 && position - start <= LINE_OF_ITS_OWN && text.charAt(start - 1) != '\n') {
      start--;
    }
    return text.substring(start, lineEnd(position)).strip().length() <= LINE_OF_ITS_OWN;
  }

  /** Returns where the line ends that a position is in, as far as is looked ahead. */
  private int lineEnd(int from) {
    int last = Math.min(text.length(), from + SENTENCE_AT_MOST);
    int end = from;
    while (end < last && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /** Returns where the sentence starts that a position is in, as far as is looked back. */
  private int sentenceStart(int position) {
    int first = Math.max(0, position - SENTENCE_AT_MOST);
    for (int i = position - 1; i >= first; i--) {
      char c = text.charAt(i);
      boolean ends = c == '\n' || "!?;".indexOf(c) >= 0;
      if (ends
          || (c == '.' && (i + 1 == text.length() || " \n)<\"".indexOf(text.charAt(i + 1)) >= 0))) {
        return i + 1;
      }
    }
    return first;
  }

  /** Tells whether nothing before a position in its sentence speaks of anything but a verdict. */
  private boolean leadsToScore(int position) {
    int start = sentenceStart(position);
    if (position - start >= SENTENCE_AT_MOST) {
      return false;
    }
    String lead = text.substring(start, position);
    return LEADS_TO_SCORE.matcher(lead).matches()
        || (CONCLUDES.matcher(lead).matches() && !UNREAL.matcher(lead).find());
  }

  private void labels(Pattern pattern) {
    Matcher label = pattern.matcher(text);
    int lineEnd = -1;
    boolean found = label.find();
    while (found) {
      int start = label.start();
      int end = label.end();
      found = label.find();
      if (isTaken(start)) {
        continue;
      }
      if (lineEnd < end) {
        lineEnd = text.indexOf('\n', end);
        lineEnd = lineEnd < 0 ? text.length() : lineEnd;
      }
      int limit = found && label.start() < lineEnd ? Math.max(end, label.start()) : lineEnd;
      Integer next = taken.ceilingKey(end);
      limit = next == null ? limit : Math.min(limit, next);
      announced(start, end, limit, pattern);
    }
  }

  /** A number behind the label on its line, or all of the next line that is not blank. */
  private void announced(int start, int end, int limit, Pattern pattern) {
    boolean isAlone = text.substring(end, limit).chars().allMatch(c -> " :=|>]\\".indexOf(c) >= 0);
    int from = end;
    int to = limit;
    if (isAlone && (limit == text.length() || text.charAt(limit) == '\n')) {
      if (pattern == IN_LINE) {
        return;
      }
      from = limit;
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
    }
    if (pattern == IN_LINE && text.charAt(end - 2) != ':') {
      // The score is 4: a sentence like others.
      to = Math.min(to, sentenceEnd(end));
    }
    Announced announced = Announced.at(text, from, to);
    if (announced == null || (isAlone && !isPunctuation(announced.end(), to))) {
      return;
    }
    if (announced.isInProse()) {
      if (pattern == MARK && !isTold(start)) {
        candidates.add(new Candidate(Kind.DOUBTFUL, start, announced));
      }
      return;
    }
    if (isTold(start)) {
      taken.put(start, Math.min(limit, sentenceEnd(end)));
      return;
    }
    if (announced.reason() == null && hasNumber(announced.end(), to)) {
      announced = several(from, to, announced);
    }
    boolean isWeak = pattern == IN_LINE || pattern == WRAPPED;
    boolean isDoubtful =
        (isWeak && (!leadsToScore(start) || OF_ANOTHER.matcher(before(start)).find()))
            || ONLY_IF.matcher(text).region(announced.end(), to).lookingAt();
    Announced rated = pattern == MARK ? announced : onScale(start, announced);
    candidates.add(new Candidate(isDoubtful ? Kind.DOUBTFUL : Kind.LABEL, start, rated));
    taken.put(start, Math.max(limit, to));
  }

  /** A number on another scale is no score. */
  private Announced onScale(int start, Announced announced) {
    return OTHER_SCALE.matcher(before(start)).find()
        ? new Announced(0, UnscoredReason.OFF_SCALE, announced.written(), announced.end())
        : announced;
  }

  private Announced several(int from, int to, Announced first) {
    String written = text.substring(from, Math.min(to, first.end() + 12)).strip();
    return new Announced(0, UnscoredReason.CONFLICT, written, first.end());
  }

  /** An object that is no reply of its own names a score all the same. */
  private void members() {
    Matcher member = MEMBER.matcher(reply.withQuotes());
    while (member.find()) {
      boolean isFenced = text.charAt(member.end(1) - 1) != ':';
      if (isFenced) {
        continue;
      }
      int limit = Math.min(text.length(), member.end() + 20);
      Announced announced = Announced.at(reply.withQuotes(), member.end(), limit);
      if (announced != null && !announced.isInProse() && !isTold(objectStart(member.start()))) {
        candidates.add(new Candidate(Kind.DOUBTFUL, member.start(), announced));
      }
    }
  }

  private int objectStart(int member) {
    int start = member;
    while (start > 0 && member - start < 1000 && reply.withQuotes().charAt(start) != '{') {
      start--;
    }
    return reply.withQuotes().charAt(start) == '{' ? start : member;
  }

  private void sentences(Pattern pattern) {
    Matcher sentence = pattern.matcher(text);
    while (sentence.find()) {
      int end = sentence.end();
      if (isTaken(sentence.start()) || isTaken(end)) {
        continue;
      }
      int limit = sentenceEnd(end);
      Announced announced = Announced.at(text, end, limit);
      if (announced == null
          || announced.isInProse()
          || isTold(sentence.start())
          || lookedAt > LOOKED_AT_MOST
          || DOUBTED.matcher(before(sentence.start())).find()
          || CONDITION.matcher(text).region(announced.end(), limit).lookingAt()) {
        continue;
      }
      if (announced.reason() == null && hasNumber(announced.end(), limit)) {
        announced = several(end, limit, announced);
      }
      taken.put(sentence.start(), announced.end());
      Kind kind = leadsToScore(sentence.start()) ? Kind.SENTENCE : Kind.DOUBTFUL;
      candidates.add(new Candidate(kind, sentence.start(), onScale(sentence.start(), announced)));
    }
  }

  private int sentenceEnd(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = c == '\n' || c == '!' || c == '?' || c == ';';
      boolean isStop =
          c == '.' && (i + 1 == text.length() || " \n\")".indexOf(text.charAt(i + 1)) >= 0);
      if (ends || isStop || i - from > 400) {
        return i;
      }
    }
    return text.length();
  }

  /** The first line that is not blank, or the last: nothing but a number. */
  private void bareLine() {
    int first = 0;
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    int firstEnd = text.indexOf('\n', first);
    firstEnd = firstEnd < 0 ? text.length() : firstEnd;
    int last = text.length();
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    int lastStart = text.lastIndexOf('\n', last - 1) + 1;
    bare(Kind.LINE, first, firstEnd, true);
    if (lastStart > firstEnd && endsWith(lastStart, ".!?)")) {
      bare(Kind.LINE, lastStart, last, false);
    } else if (lastStart > firstEnd && endsWith(lastStart, "0123456789")) {
      bare(Kind.DOUBTFUL, lastStart, last, false);
    }
  }

  private void bare(Kind kind, int start, int end, boolean mayGoOn) {
    Matcher line = BARE.matcher(text).region(start, end);
    if (isTaken(start) || !line.lookingAt()) {
      return;
    }
    Announced announced = Announced.number(text, line.end(), end);
    if (announced == null || announced.isInProse()) {
      return;
    }
    String behind = text.substring(announced.end(), end);
    boolean goesOn = mayGoOn && GOES_ON.matcher(behind).matches();
    if (isPunctuation(announced.end(), end) || (goesOn && !hasNumber(announced.end(), end))) {
      taken.put(start, Math.max(announced.end(), start + 1));
      // 1. and 1) begin a list; a sentence may go on below a number.
      boolean isListed = behind.matches("[.)] {0,8}+") || isLowerCase(end);
      boolean isInText = mayGoOn && isListed && !text.substring(end).isBlank();
      candidates.add(
          new Candidate(isInText ? Kind.DOUBTFUL : kind, start, onScale(start, announced)));
    }
  }

  /** Tells whether what comes behind a line starts in lower case. */
  private boolean isLowerCase(int lineEnd) {
    int i = lineEnd;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < text.length() && Character.isLowerCase(text.charAt(i));
  }

  /**
   * Tells what is before the last line: a number on it belongs to the sentence before it, unless
   * that is at its end.
   */
  private boolean endsWith(int lineStart, String ends) {
    if (ASKS_FOR_NUMBER
        .matcher(text.substring(sentenceStart(endOfTextBefore(lineStart) - 1), lineStart))
        .find()) {
      return false;
    }
    int end = endOfTextBefore(lineStart);
    return end == 0 || ends.indexOf(text.charAt(end - 1)) >= 0;
  }

  private int endOfTextBefore(int position) {
    int end = position;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean isPunctuation(int start, int end) {
    return text.substring(start, end)
        .chars()
        .allMatch(c -> " .,!)]}>|\"'“”/\\$…;:".indexOf(c) >= 0);
  }

  private boolean hasNumber(int start, int end) {
    return text.substring(start, end)
        .chars()
        .anyMatch(
            c ->
                Character.isDigit(c)
                    || c == '★'
                    || c == '☆'
                    || Character.getType(c) == Character.OTHER_NUMBER);
  }

  private boolean isTaken(int position) {
    Map.Entry<Integer, Integer> before = taken.floorEntry(position);
    return before != null && position < before.getValue();
  }

  /** Looked for a bounded number of times, for that takes a while. */
  private boolean isTold(int position) {
    lookedAt++;
    boolean isTold = lookedAt <= LOOKED_AT_MOST && TOLD.matcher(before(position)).find();
    isAnyTold |= isTold;
    return isTold;
  }

  private String before(int position) {
    return text.substring(Math.max(0, position - CONTEXT), position);
  }

  /** What stands before the last label; what stands after it where nothing does. */
  private String feedback() {
    Candidate last =
        candidates.stream()
            .filter(candidate -> candidate.kind == Kind.LABEL || candidate.kind == Kind.LINE)
            .max((one, other) -> Integer.compare(one.start, other.start))
            .orElse(null);
    if (last == null) {
      return ReplyParser.withoutLabel(reply.originalBefore(text.length()));
    }
    String before = ReplyParser.withoutLabel(reply.originalBefore(last.start));
    return before.isEmpty()
        ? ReplyParser.withoutLabel(reply.originalFrom(last.announced.end()))
        : before;
  }
}
