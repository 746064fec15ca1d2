package dev.janus.judge;

import dev.janus.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The text a judge is sent, with slots. Slots are filled in one pass: braces in what fills a slot
 * are never expanded again. Immutable.
 */
@API(status = Status.EXPERIMENTAL)
public final class JudgeTemplate {

  /** What the slots may be; all but the last two must occur. */
  private static final List<String> SLOTS =
      List.of("instruction", "response", "score_rubric", "reference_answer", "fence");

  private static final Pattern SLOT = Pattern.compile("\\{(" + String.join("|", SLOTS) + ")}");
  private static final Pattern REFERENCE_SECTION =
      Pattern.compile("## A reference answer.*?\n(?=## )", Pattern.DOTALL);

  private final Slotted withReference;
  private final Slotted withoutReference;
  private final Form form;

  /**
   * A text that is cut at its slots once, for it is filled many times.
   *
   * @param pieces what is between the slots: one more than there are slots
   */
  private record Slotted(String text, List<String> pieces, List<String> slots) {

    static Slotted of(String text) {
      List<String> pieces = new ArrayList<>();
      List<String> slots = new ArrayList<>();
      Matcher slot = SLOT.matcher(text);
      int end = 0;
      while (slot.find()) {
        pieces.add(text.substring(end, slot.start()));
        slots.add(slot.group(1));
        end = slot.end();
      }
      pieces.add(text.substring(end));
      return new Slotted(text, pieces, slots);
    }

    /** Returns the text, cut at the slots for which there is no value. */
    FencedText fill(Map<String, String> values) {
      List<String> filled = new ArrayList<>();
      StringBuilder part = new StringBuilder(length(values)).append(pieces.get(0));
      for (int i = 0; i < slots.size(); i++) {
        String value = values.get(slots.get(i));
        if (value == null) {
          filled.add(part.toString());
          part.setLength(0);
        } else {
          part.append(value);
        }
        part.append(pieces.get(i + 1));
      }
      filled.add(part.toString());
      return new FencedText(filled);
    }

    private int length(Map<String, String> values) {
      int length = text.length();
      for (String value : values.values()) {
        length += value.length();
      }
      return length;
    }
  }

  /** Which replies a template asks for. */
  private enum Form {
    /** Whatever the user's template says. */
    TEXT,
    /** Text, or the JSON object that our template describes. */
    TEXT_OR_JSON
  }

  private JudgeTemplate(String withReference, String withoutReference, Form form) {
    this.withReference = Slotted.of(withReference);
    this.withoutReference = Slotted.of(withoutReference);
    this.form = form;
  }

  /** Returns the template of the {@code absolute} protocol: one rubric, one score from 1 to 5. */
  public static JudgeTemplate absolute() {
    try (InputStream in = JudgeTemplate.class.getResourceAsStream("absolute.txt")) {
      if (in == null) {
        throw new IllegalStateException("absolute.txt is missing beside JudgeTemplate");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      String withoutReference = REFERENCE_SECTION.matcher(text).replaceFirst("");
      return new JudgeTemplate(text, withoutReference, Form.TEXT_OR_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a template of the user's own. A response without a reference answer leaves that slot
   * empty.
   *
   * @param text with the slots {@code {instruction}}, {@code {response}}, {@code {score_rubric}},
   *     and, if wanted, {@code {reference_answer}} and {@code {fence}}
   * @param where names the template in messages
   * @throws IllegalArgumentException if a slot is missing
   */
  public static JudgeTemplate of(String text, String where) {
    List<String> missing =
        SLOTS.subList(0, 3).stream().filter(slot -> !text.contains("{" + slot + "}")).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: the judge template lacks a slot\n  found: no {%s}\n  fix: add it where the text belongs"
              .formatted(where, String.join("}, no {", missing)));
    }
    return new JudgeTemplate(text, text, Form.TEXT);
  }

  /** Returns a SHA-256 of the template, by which runs with different templates are told apart. */
  public String digest() {
    return Sha256.of(withReference.text(), withoutReference.text());
  }

  /** Fills the slots but for the one of the fence, which is to enclose the response. */
  FencedText fill(JudgeRequest request) {
    Map<String, String> slots =
        Map.of(
            "instruction", request.instruction(),
            "response", ResultMarkers.neutralise(request.response()),
            "score_rubric", request.scoreRubric(),
            "reference_answer", request.referenceAnswer());
    Slotted text = request.referenceAnswer().isBlank() ? withoutReference : withReference;
    return text.fill(slots);
  }

  /** Tells whether the reply may be the JSON object {@code {"feedback": ..., "score": ...}}. */
  boolean describesJson() {
    return form == Form.TEXT_OR_JSON;
  }
}
