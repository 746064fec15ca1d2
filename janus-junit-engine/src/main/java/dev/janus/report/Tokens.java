package dev.janus.report;

import dev.janus.bench.Split;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.run.Check;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;

/**
 * Tokens that servers counted.
 *
 * @param generation to generate responses
 * @param judging to judge them
 */
record Tokens(Usage generation, Usage judging) {

  static Tokens of(Run run, String scope) {
    return new Tokens(
        run.responses().stream()
            .filter(line -> isIn(scope, line.split()))
            .map(ResponseLine::response)
            .map(Response::usage)
            .reduce(Usage.NONE, Usage::plus),
        run.checks().stream()
            .filter(check -> isIn(scope, check.split()))
            .map(Check::judgements)
            .flatMap(judgements -> judgements.stream().map(Judgement::usage))
            .reduce(Usage.NONE, Usage::plus));
  }

  private static boolean isIn(String scope, String split) {
    return scope.equals(Split.OVERALL) || scope.equals(split);
  }
}
