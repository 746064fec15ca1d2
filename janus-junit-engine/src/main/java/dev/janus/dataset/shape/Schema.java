package dev.janus.dataset.shape;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What messages say of a kind of row, in the words of its file.
 *
 * @param kind the row with its article, for example {@code a Koala row}
 * @param source the field that says where the row comes from
 * @param prompt the field with the task
 * @param promptForm what that field holds, for example {@code a string}
 * @param reference the field with the reference answer
 * @param referenceForm what that field holds
 * @param rubricSet the shipped rubric set that suits such rows; {@code null} when none is
 */
@API(status = Status.INTERNAL)
public record Schema(
    String kind,
    String source,
    String prompt,
    String promptForm,
    String reference,
    String referenceForm,
    @Nullable String rubricSet) {

  /** What most fields hold. */
  static final String TEXT = "a string";
}
