package dev.janus.maven.config;

import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** {@code <judge>}: the model that rates the responses. */
@API(status = Status.EXPERIMENTAL)
public final class JudgeElement extends ModelElement {
  private @Nullable String repeats;
  private @Nullable String template;

  /** Sets how often each rubric is judged, at least 1. */
  public void setRepeats(String repeats) {
    this.repeats = repeats;
  }

  /** Sets the file with the judge's template. */
  public void setTemplate(String template) {
    this.template = template;
  }

  @Override
  Map<ModelPart, String> texts() {
    Map<ModelPart, String> texts = super.texts();
    put(texts, ModelPart.REPEATS, repeats);
    put(texts, ModelPart.TEMPLATE, template);
    return texts;
  }
}
