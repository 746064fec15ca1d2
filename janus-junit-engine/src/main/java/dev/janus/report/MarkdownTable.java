package dev.janus.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a table row by row. Cells hold Markdown: texts must be escaped before. */
final class MarkdownTable {

  private final Writer out;

  private MarkdownTable(Writer out) {
    this.out = out;
  }

  /**
   * Writes the head.
   *
   * @param alignment one letter for each column: {@code l} for left, {@code r} for right
   */
  static MarkdownTable start(Writer out, String alignment, List<String> head) throws IOException {
    MarkdownTable table = new MarkdownTable(out);
    table.row(head);
    table.row(
        alignment
            .chars()
            .mapToObj(letter -> letter == 'r' ? "---:" : "---")
            .collect(Collectors.toList()));
    return table;
  }

  void row(List<String> cells) throws IOException {
    out.write("| " + String.join(" | ", cells) + " |\n");
  }
}
