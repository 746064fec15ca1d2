package dev.janus.dataset.arrow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.janus.dataset.json.JsonFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Hugging Face's {@code datasets} notes about columns: some integers stand for names.
 *
 * @param features the note about one column, or about all of them
 */
record ClassLabels(JsonNode features) {

  private static final String KEY = "huggingface";
  private static final String TYPE = "ClassLabel";

  static ClassLabels of(Map<String, String> metadata) {
    String note = metadata.get(KEY);
    // Few notes have labels, and few benches need Jackson for anything else.
    if (note == null || !note.contains(TYPE)) {
      return none();
    }
    try {
      return new ClassLabels(new ObjectMapper().readTree(note).path("info").path("features"));
    } catch (JsonProcessingException e) {
      throw UnreadableException.damaged(
          "a note of the key \"" + KEY + "\" that is not JSON: " + JsonFault.found(e));
    }
  }

  /** Returns the note about a column of which there is none. */
  static ClassLabels none() {
    return new ClassLabels(MissingNode.getInstance());
  }

  /** Returns the note about a child of what this one is about. */
  ClassLabels child(String name) {
    return new ClassLabels(features.path(name));
  }

  /** Returns the note about the entries of the list that this one is about. */
  ClassLabels entry() {
    return new ClassLabels(features.isArray() ? features.path(0) : features.path("feature"));
  }

  /** Returns the names by number; none when the column has none. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (features.path("_type").asText().equals(TYPE)) {
      features.path("names").forEach(name -> names.add(name.asText()));
    }
    return List.copyOf(names);
  }
}
