package dev.janus.dataset;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.rubrics.ShippedRubrics;
import java.util.List;

/** One row of each of the five published files, and what becomes of it. */
final class NativeRows {

  static final String ALPACA_EVAL =
      "{'dataset':'helpful_base','instruction':'Name a fish.','output':'Cod.','generator':'g','datasplit':'eval'}";
  static final String MT_BENCH =
      "{'question_id':81,'category':'writing','turns':['Write a line.','Shorter.']}";
  static final String FLASK =
      "{'question_id':7,'text':'What is 2+2?','task':'Mathqa','answer':'4','domain_labeled':['Math'],"
          + "'metrics':['Logical Correctness','readability','CONCISENESS'],'difficulty_labeled':'simple'}";
  static final String KOALA = "{'id':'koala_0','prompt':'List ten films.'}";
  static final String SELF_INSTRUCT =
      "{'id':'user_oriented_task_0','motivation_app':'Grammarly','instruction':'Shorten.',"
          + "'instances':[{'input':'A b.','output':'A.'},{'input':'C d.','output':'C.'}]}";

  private NativeRows() {}

  private static RowRules rules(String set) {
    try {
      return RowRules.read(SplitTable.shipped(), ShippedRubrics.source(set).orElseThrow(), null);
    } catch (InvalidBenchException e) {
      throw new IllegalStateException(e);
    }
  }

  static Bench bench(String set, String rows) throws InvalidBenchException {
    return RowText.bench("x.json", rows.replace('\'', '"'), rules(set));
  }

  static Prompt prompt(String set, String row) throws InvalidBenchException {
    return bench(set, "[" + row + "]").prompts().findFirst().orElseThrow();
  }

  static String problems(String set, String rows) {
    return RowText.problems("x.jsonl", rows.replace('\'', '"'), rules(set));
  }

  static List<String> rubricIds(Prompt prompt) {
    return prompt.rubrics().stream().map(Rubric::id).toList();
  }
}
