package dev.janus.dataset;

import static dev.janus.dataset.NativeRows.ALPACA_EVAL;
import static dev.janus.dataset.NativeRows.FLASK;
import static dev.janus.dataset.NativeRows.KOALA;
import static dev.janus.dataset.NativeRows.MT_BENCH;
import static dev.janus.dataset.NativeRows.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Rows of one file are of one kind, which the first of them decides. */
class MixedRowsTest {

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
}
