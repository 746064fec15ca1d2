package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import java.util.List;

/** Self-Instruct's instructions written by people, each with one instance. */
final class SelfInstructShape implements RowShape {

  private static final Schema SCHEMA =
      new Schema(
          "a Self-Instruct row",
          "source",
          "instruction",
          Schema.TEXT,
          "instances",
          "a list of objects",
          "self-instruct");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean fits(Fields fields) {
    List<String> names = fields.names();
    return names.contains("instruction")
        && names.contains("instances")
        && !names.contains("prompt");
  }

  @Override
  public Row row(Place place, Fields fields) {
    Row own = RowShapes.OWN.row(place, fields);
    Cell<List<Cell<Instance>>> instances = fields.records("instances", Instance::of);
    Instance instance = instances.value() == null ? Instance.NONE : first(instances.value());
    Cell<String> reference =
        instances.isOther() ? Cell.ofOther(instances.found()) : instance.output;
    return new Row(
        place,
        own.id(),
        Cell.of("self-instruct"),
        Cell.of("self-instruct"),
        own.system(),
        List.of(prompt(fields.text("instruction"), instance.input)),
        reference,
        own.preferences(),
        own.rubrics(),
        Cell.absent());
  }

  private record Instance(Cell<String> input, Cell<String> output) {

    static final Instance NONE = new Instance(Cell.absent(), Cell.absent());

    static Instance of(Fields fields) {
      return new Instance(fields.text("input"), fields.text("output"));
    }
  }

  private static Instance first(List<Cell<Instance>> instances) {
    Instance first = instances.isEmpty() ? null : instances.get(0).value();
    return first == null ? Instance.NONE : first;
  }

  private static Cell<String> prompt(Cell<String> instruction, Cell<String> input) {
    if (input.isOther()) {
      return Cell.ofOther("an input that is " + input.found());
    }
    String task = instruction.value();
    String given = input.value();
    return task == null || given == null || given.isBlank()
        ? instruction
        : Cell.of(task + "\n\n" + given);
  }
}
