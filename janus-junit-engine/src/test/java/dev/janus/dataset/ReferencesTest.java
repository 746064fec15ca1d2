package dev.janus.dataset;

import static dev.janus.dataset.RuleFiles.file;
import static dev.janus.dataset.RuleFiles.problems;
import static dev.janus.dataset.RuleFiles.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.rubrics.ShippedRubrics;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference answers, which rows take from a file of their own. */
class ReferencesTest {

  private static final String QUESTION =
      "{'question_id':81,'turns':['Write a line.','Shorter.'],'reference':['x','y']}";

  private static String referenceProblems(String lines) {
    return problems(null, file("a.jsonl", lines));
  }

  private record Broken(String name) implements Source {
    @Override
    public InputStream open() throws IOException {
      throw new IOException("bad disk");
    }
  }

  @Test
  void files_that_break_off_are_told_together() {
    assertEquals(
        """
        r.json: could not be read to its end
          found: bad disk
          fix: check the file
        a.jsonl: could not be read to its end
          found: bad disk
          fix: check the file""",
        problems(new Broken("r.json"), new Broken("a.jsonl")));
  }

  private static Prompt prompt(String references) throws InvalidBenchException {
    var rules = rules(ShippedRubrics.source("mt-bench").orElseThrow(), file("a.jsonl", references));
    return RowText.bench("x.jsonl", QUESTION.replace('\'', '"'), rules)
        .prompts()
        .findFirst()
        .orElseThrow();
  }

  private static String benchProblems(String references) {
    return RowText.problems(assertThrows(InvalidBenchException.class, () -> prompt(references)));
  }

  @Test
  void an_answer_of_the_references_file_comes_before_the_row_s_own() throws Exception {
    assertEquals(
        "user: Write a line.\n\nassistant: A\n\nuser: Shorter.\n\nassistant: B",
        prompt("{'question_id':'81','choices':[{'turns':['A','B']},{'turns':['C']}]}")
            .referenceAnswer());
  }

  @Test
  void an_answer_to_no_question_is_a_problem() {
    assertEquals(
        """
        a.jsonl:2: the bench has no row with the id "82"
          found: x.jsonl
          fix: name in janus.references the answers to this bench, or remove the line""",
        benchProblems(
            """
            {'question_id':81,'choices':[{'turns':['A','B']}]}
            {'question_id':82,'choices':[{'turns':['A','B']}]}
            """));
  }

  @Test
  void there_is_an_answer_for_each_turn() {
    assertEquals(
        """
        a.jsonl:1: there is not one reference answer for each turn of x.jsonl:1
          found: 1 answer for 2 turns
          fix: write one answer for each turn""",
        benchProblems("{'question_id':81,'choices':[{'turns':['A']}]}"));
  }

  @Test
  void references_for_rows_with_one_turn_are_the_answer_alone() throws Exception {
    var rules = rules(null, file("a.jsonl", "{'question_id':'k','choices':[{'turns':['A']}]}"));
    var row = RowText.of("Hello?").with("id", "'k'").with("reference_answer", "'B'");
    assertEquals(
        List.of("A"),
        RowText.bench("x.jsonl", row.text(), rules)
            .prompts()
            .map(Prompt::referenceAnswer)
            .toList());
  }

  @Test
  void every_wrong_line_of_the_references_is_listed() {
    var form = "{\"question_id\": ..., \"choices\": [{\"turns\": [...]}]}";
    assertEquals(
        """
        a.jsonl:1: question_id is missing
          found: nothing
          fix: add it, as a string that is not blank
        a.jsonl:1: there are no answers
          found: no choice
          fix: write the line as %s
        a.jsonl:2: there are no answers
          found: no choice
          fix: write the line as %s
        a.jsonl:3: there are no answers
          found: a string
          fix: write the line as %s
        a.jsonl:4: there are no answers
          found: nothing
          fix: write the line as %s
        a.jsonl:5: answer 2 is blank
          found: ""
          fix: write it out
        a.jsonl:7: question "6" is answered by line 6, too
          fix: keep one of the two
        a.jsonl:8: not JSON at column 2
          found: unexpected end-of-input: expected close marker for Object
          fix: write one whole JSON object on this line"""
            .formatted(form, form, form, form),
        referenceProblems(
            """
            {}
            {'question_id':2,'choices':[]}
            {'question_id':3,'choices':[{'turns':'A'}]}
            {'question_id':4,'choices':[{'turns':[]}]}
            {'question_id':5,'choices':[{'turns':['A','']}]}
            {'question_id':6,'choices':[{'turns':['A']}]}
            {'question_id':6,'choices':[{'turns':['B']}]}
            {"""));
  }

  @Test
  void a_references_file_that_is_none_is_refused() {
    assertEquals(
        "a.jsonl: not a bench in JSON, CSV or Arrow\n  found: a gzip file\n"
            + "  fix: unpack it and name the file inside",
        problems(
            null, new MemorySource("a.jsonl", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0})));
  }
}
