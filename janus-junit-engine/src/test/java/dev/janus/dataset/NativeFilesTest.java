package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.Split;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.rubrics.ShippedRubrics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in which the five benches are published. */
class NativeFilesTest {

  private static final String ALPACA_EVAL =
      "{'dataset':'helpful_base','instruction':'Name a fish.','output':'Cod.','generator':'g','datasplit':'eval'}";
  private static final String MT_BENCH =
      "{'question_id':81,'category':'writing','turns':['Write a line.','Shorter.']}";
  private static final String FLASK =
      "{'question_id':7,'text':'What is 2+2?','task':'Mathqa','answer':'4','domain_labeled':['Math'],"
          + "'metrics':['Logical Correctness','readability','CONCISENESS'],'difficulty_labeled':'simple'}";
  private static final String KOALA = "{'id':'koala_0','prompt':'List ten films.'}";
  private static final String SELF_INSTRUCT =
      "{'id':'user_oriented_task_0','motivation_app':'Grammarly','instruction':'Shorten.',"
          + "'instances':[{'input':'A b.','output':'A.'},{'input':'C d.','output':'C.'}]}";

  private static RowRules rules(String set) {
    try {
      return RowRules.read(SplitTable.shipped(), ShippedRubrics.source(set).orElseThrow(), null);
    } catch (InvalidBenchException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Bench bench(String set, String rows) throws InvalidBenchException {
    return RowText.bench("x.json", rows.replace('\'', '"'), rules(set));
  }

  private static Prompt prompt(String set, String row) throws InvalidBenchException {
    return bench(set, "[" + row + "]").prompts().findFirst().orElseThrow();
  }

  private static String problems(String set, String rows) {
    return RowText.problems("x.jsonl", rows.replace('\'', '"'), rules(set));
  }

  private static List<String> rubricIds(Prompt prompt) {
    return prompt.rubrics().stream().map(Rubric::id).toList();
  }

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
  void mt_bench_has_two_turns_and_its_number_as_id() throws Exception {
    var prompt = prompt("mt-bench", MT_BENCH);
    assertEquals(
        new Prompt(
            "81",
            0,
            "mt-bench",
            "mt-bench",
            "",
            List.of("Write a line.", "Shorter."),
            "",
            List.of(),
            prompt.rubrics()),
        prompt);
    assertEquals(
        List.of("instruction_following", "correctness", "coherence", "depth"), rubricIds(prompt));
  }

  @Test
  void mt_bench_s_reference_reads_like_the_dialogue() throws Exception {
    var row = MT_BENCH.replace("]}", "],'reference':['A line.','Line.']}");
    assertEquals(
        "user: Write a line.\n\nassistant: A line.\n\nuser: Shorter.\n\nassistant: Line.",
        prompt("mt-bench", row).referenceAnswer());
  }

  @Test
  void a_single_turn_s_reference_is_the_answer_alone() throws Exception {
    var row = "{'question_id':1,'turns':['Write.'],'reference':['A line.']}";
    assertEquals("A line.", prompt("mt-bench", row).referenceAnswer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"['a']|1 answer for 2 turns", "[]|0 answers for 2 turns", "'a'|a string"})
  void mt_bench_s_reference_has_an_answer_for_each_turn(String reference, String found) {
    var row = MT_BENCH.replace("]}", "],'reference':" + reference + "}");
    assertEquals(
        "x.jsonl:1: reference is not a list of strings, one for each turn\n  found: "
            + found
            + "\n  fix: write it as a list of strings, one for each turn, or leave it out",
        problems("mt-bench", row));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "null|turns is missing|null|add it, as a list of strings that is not blank",
        "'a'|turns is not a list of strings|a string|write it as a list of strings",
        "[]|turns is missing|nothing|add it, as a list of strings that is not blank",
        "['a',' ']|turn 2 of the prompt is blank|' '|write it out",
        "['a',1]|turn 2 of the prompt is not a string|a number|write it as a string",
      })
  void mt_bench_s_turns_are_texts(String turns, String what, String found, String fix) {
    var row = "{'question_id':1,'turns':" + turns + ",'reference':['x']}";
    assertEquals(
        "x.jsonl:1: " + what + "\n  found: " + found.replace('\'', '"') + "\n  fix: " + fix,
        problems("mt-bench", row).lines().limit(3).reduce((a, b) -> a + "\n" + b).orElseThrow());
  }

  @Test
  void flask_is_rated_by_the_skills_that_each_row_names() throws Exception {
    var prompt = prompt("flask", FLASK);
    assertEquals(
        new Prompt(
            "7",
            0,
            "flask",
            "Mathqa",
            "",
            List.of("What is 2+2?"),
            "4",
            List.of(),
            prompt.rubrics()),
        prompt);
    assertEquals(List.of("logical_correctness", "readability", "conciseness"), rubricIds(prompt));
  }

  @Test
  void flask_is_one_split_whatever_its_tasks_are() throws Exception {
    assertEquals("flask", prompt("flask", FLASK.replace("Mathqa", "No such task")).split());
  }

  @Test
  void a_skill_that_is_named_twice_counts_once() throws Exception {
    var row = FLASK.replace("CONCISENESS", "Readability");
    assertEquals(List.of("logical_correctness", "readability"), rubricIds(prompt("flask", row)));
  }

  @Test
  void unknown_skills_are_told_with_the_known_ones() {
    assertEquals(
        "x.jsonl:1: the rubric set flask has no skill \"Wit\"\n"
            + "  found: logical_robustness, logical_correctness, logical_efficiency, factuality,"
            + " commonsense_understanding, comprehension, insightfulness, completeness,"
            + " metacognition, conciseness, readability, harmlessness\n"
            + "  fix: correct the skill, or name in janus.rubrics a set that has it",
        problems("flask", FLASK.replace("readability", "Wit")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]|the row names no skill|no \"metrics\"",
        "null|the row names no skill|no \"metrics\"",
        "'Readability'|\"metrics\" is not a list|a string",
        "[1]|a skill in \"metrics\" is not a string|a number",
      })
  void a_flask_row_names_skills(String metrics, String what, String found) {
    var row = "{'question_id':7,'text':'a','metrics':" + metrics + "}";
    assertEquals(
        "x.jsonl:1: " + what + "\n  found: " + found,
        problems("flask", row).lines().limit(2).reduce((a, b) -> a + "\n" + b).orElseThrow());
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
  void a_mixed_file_is_refused_at_each_row_of_another_kind() {
    assertEquals(
        """
        x.jsonl:2: the row is of another kind than those before it
          found: an MT-Bench row; line 1 is a Koala row
          fix: keep rows of each kind in a file of their own
        x.jsonl:4: the row is of another kind than those before it
          found: a row with "prompt"; line 1 is a Koala row
          fix: keep rows of each kind in a file of their own""",
        problems(
            "koala",
            KOALA
                + "\n"
                + MT_BENCH
                + "\n"
                + KOALA.replace("_0", "_1")
                + "\n{'prompt':'Mine','split':'mine'}\n"));
  }

  @Test
  void a_native_row_among_those_of_a_bench_is_refused() {
    assertEquals(
        """
        x.jsonl:2: the row is of another kind than those before it
          found: an AlpacaEval row; line 1 is a row with "prompt"
          fix: keep rows of each kind in a file of their own""",
        problems("koala", "{'prompt':'Mine','split':'mine'}\n" + ALPACA_EVAL));
  }

  @Test
  void a_row_that_lacks_a_field_is_told_in_the_words_of_its_file() {
    assertEquals(
        """
        x.jsonl:2: text is missing
          found: nothing
          fix: add it, as a string that is not blank
        x.jsonl:2: the row names no skill
          found: no "metrics"
          fix: add "metrics", a list of logical_robustness, logical_correctness, logical_efficiency,\
         factuality, commonsense_understanding, comprehension, insightfulness, completeness,\
         metacognition, conciseness, readability, harmlessness""",
        problems("flask", FLASK + "\n{'question_id':8,'answer':'x'}"));
    assertEquals(
        "x.jsonl:2: prompt is missing",
        problems("koala", KOALA + "\n{'id':'koala_1'}").lines().findFirst().orElseThrow());
  }

  @Test
  void a_first_row_of_no_known_kind_decides_nothing() {
    assertEquals(
        """
        x.jsonl:1: prompt is missing
          found: nothing
          fix: add it, as a string that is not blank
        x.jsonl: no split for the source of 1 row
          found: (no source) 1
          fix: name in janus.splits a CSV file with the columns source,split that lists them, or add\
         a "split" field to the rows""",
        problems("mt-bench", "{}\n" + MT_BENCH));
  }

  @Test
  void a_rubric_set_serves_rows_of_the_bench_s_own_schema_too() throws Exception {
    assertEquals(
        List.of("helpfulness", "correctness", "clarity", "honesty"),
        rubricIds(prompt("alpaca-eval", "{'prompt':'a','split':'mine','rubrics':[]}")));
  }
}
