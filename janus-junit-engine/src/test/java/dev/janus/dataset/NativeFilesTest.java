package dev.janus.dataset;

import static dev.janus.dataset.NativeRows.ALPACA_EVAL;
import static dev.janus.dataset.NativeRows.FLASK;
import static dev.janus.dataset.NativeRows.KOALA;
import static dev.janus.dataset.NativeRows.MT_BENCH;
import static dev.janus.dataset.NativeRows.SELF_INSTRUCT;
import static dev.janus.dataset.NativeRows.bench;
import static dev.janus.dataset.NativeRows.problems;
import static dev.janus.dataset.NativeRows.prompt;
import static dev.janus.dataset.NativeRows.rubricIds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.Split;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in which AlpacaEval, Koala and Self-Instruct are published, and what holds for all
 * five.
 */
class NativeFilesTest {

  @Test
  void alpaca_eval_s_output_is_no_reference_answer() throws Exception {
    var prompt = prompt("alpaca-eval", ALPACA_EVAL);
    assertEquals(
        new Prompt(
            prompt.id(),
            0,
            "alpaca-eval",
            "helpful_base",
            "",
            List.of("Name a fish."),
            "",
            List.of(),
            prompt.rubrics()),
        prompt);
    assertEquals(List.of("helpfulness", "correctness", "clarity", "honesty"), rubricIds(prompt));
  }

  @Test
  void alpaca_eval_is_a_split_whatever_its_datasets_are() throws Exception {
    var rows = ALPACA_EVAL + "," + ALPACA_EVAL.replace("helpful_base", "koala");
    var bench = bench("alpaca-eval", "[" + rows + "]");
    assertEquals(List.of("alpaca-eval"), bench.splits().stream().map(Split::id).toList());
  }

  @Test
  void koala_s_rows_are_known_by_their_ids() throws Exception {
    var prompt = prompt("koala", KOALA);
    assertEquals("koala_0", prompt.id());
    assertEquals("koala", prompt.split());
    assertEquals("koala", prompt.source());
    assertEquals(List.of("helpfulness", "correctness", "clarity", "safety"), rubricIds(prompt));
  }

  @Test
  void a_source_or_split_of_a_row_wins_over_its_koala_id() throws Exception {
    assertEquals("mine", prompt("koala", KOALA.replace("}", ",'split':'mine'}")).split());
    assertEquals("flask", prompt("koala", KOALA.replace("}", ",'source':'Bbh'}")).split());
  }

  @Test
  void self_instruct_s_prompt_is_the_instruction_and_the_first_input() throws Exception {
    var prompt = prompt("self-instruct", SELF_INSTRUCT);
    assertEquals(
        new Prompt(
            "user_oriented_task_0",
            0,
            "self-instruct",
            "self-instruct",
            "",
            List.of("Shorten.\n\nA b."),
            "A.",
            List.of(),
            prompt.rubrics()),
        prompt);
    assertEquals(List.of("task_fulfilment", "correctness", "form", "wording"), rubricIds(prompt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "[null]", "[{'input':' '}]", "[{'input':null}]"})
  void self_instruct_s_input_may_be_absent(String instances) throws Exception {
    var row = "{'id':'a','instruction':'Shorten.','instances':" + instances + "}";
    assertEquals(List.of("Shorten."), prompt("self-instruct", row).turns());
    assertEquals("", prompt("self-instruct", row).referenceAnswer());
  }

  @Test
  void self_instruct_s_types_are_checked() {
    assertEquals(
        """
        x.jsonl:1: instruction is not a string
          found: an input that is a number
          fix: write it as a string
        x.jsonl:2: instances is not a list of objects
          found: an object
          fix: write it as a list of objects, or leave it out
        x.jsonl:3: instruction is missing
          found: null
          fix: add it, as a string that is not blank""",
        problems(
            "self-instruct",
            """
            {'id':'a','instruction':'x','instances':[{'input':1}]}
            {'id':'b','instruction':'x','instances':{}}
            {'id':'c','instruction':null,'instances':[{'input':'a'}]}
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {ALPACA_EVAL, MT_BENCH, FLASK, KOALA, SELF_INSTRUCT})
  void rows_that_have_rubrics_and_a_system_message_keep_them(String row) throws Exception {
    var own =
        row.substring(0, row.length() - 1)
            + ",'system':'Be kind.','rubrics':[{'criteria':'Kind?','score_descriptions':"
            + RowText.SCORES
            + "}]}";
    var prompt = prompt("koala", own);
    assertEquals(List.of("Kind?"), prompt.rubrics().stream().map(Rubric::criteria).toList());
    assertEquals("Be kind.", prompt.system());
  }

  @ParameterizedTest
  @CsvSource({"alpaca-eval, 0", "mt-bench, 1", "flask, 2", "koala, 3", "self-instruct, 4"})
  void without_a_rubric_set_the_fitting_one_is_named(String set, int row) {
    var rows = List.of(ALPACA_EVAL, MT_BENCH, FLASK, KOALA, SELF_INSTRUCT);
    assertEquals(
        "x.jsonl:1: no rubrics\n  found: nothing\n  fix: set janus.rubrics="
            + set
            + ", or add \"rubrics\", a list of at least one {\"criteria\": ...,"
            + " \"score_descriptions\": {\"1\": ..., \"5\": ...}}",
        RowText.problems(rows.get(row).replace('\'', '"')));
  }

  @Test
  void a_rubric_set_serves_rows_of_the_bench_s_own_schema_too() throws Exception {
    assertEquals(
        List.of("helpfulness", "correctness", "clarity", "honesty"),
        rubricIds(prompt("alpaca-eval", "{'prompt':'a','split':'mine','rubrics':[]}")));
  }
}
