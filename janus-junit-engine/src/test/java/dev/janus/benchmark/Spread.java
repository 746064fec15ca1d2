package dev.janus.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same figure, measured several times. */
final class Spread {

  private final List<Double> figures = new ArrayList<>();

  void add(double figure) {
    figures.add(figure);
  }

  double median() {
    List<Double> sorted = figures.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Returns the median, and the lowest and the highest in parentheses. */
  String text(int decimals) {
    List<Double> sorted = figures.stream().sorted().toList();
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT,
        number + " (" + number + "–" + number + ")",
        median(),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }
}
