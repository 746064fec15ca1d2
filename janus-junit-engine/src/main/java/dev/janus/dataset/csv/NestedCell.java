package dev.janus.dataset.csv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.dataset.json.JsonText;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A list or an object in a cell. */
final class NestedCell {

  private NestedCell() {}

  /** Says what is in the cell instead. */
  static final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String found;

    SyntaxException(String found) {
      super(found);
      this.found = found;
    }

    String found() {
      return found;
    }
  }

  /** Reads JSON, else what Python prints for lists, tuples, dicts and numpy's arrays. */
  static JsonNode parse(String cell, Consumer<String> duplicateKey) throws SyntaxException {
    try {
      Optional<JsonNode> json = JsonText.parse(cell, duplicateKey);
      return json.isPresent() ? json.get() : new PythonLiteral(cell, duplicateKey).parse();
    } catch (IOException e) {
      throw new SyntaxException("text that cannot be read, " + Problem.quote(cell));
    }
  }
}
