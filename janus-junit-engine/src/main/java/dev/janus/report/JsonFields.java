package dev.janus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes fields that may be absent, and texts that may be broken. */
record JsonFields(JsonGenerator json) {

  void write(String name, @Nullable String text) throws IOException {
    if (text == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, PlainText.wellFormed(text));
    }
  }

  void write(String name, @Nullable BigDecimal number) throws IOException {
    if (number == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, number);
    }
  }
}
