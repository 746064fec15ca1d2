package dev.janus.dataset.shape;

import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** All kinds of rows there are. */
@API(status = Status.INTERNAL)
public final class RowShapes {

  /** The bench's own schema, which is also how a row is read that is of no known kind. */
  public static final RowShape OWN = new BenchShape();

  /** The bench's own schema comes last, since Koala's rows have a prompt, too. */
  private static final List<RowShape> ALL =
      List.of(
          new MtBenchShape(),
          new FlaskShape(),
          new AlpacaEvalShape(),
          new SelfInstructShape(),
          new KoalaShape(),
          OWN);

  private RowShapes() {}

  /** Returns the shape of a record; empty when it is of no known kind. */
  public static Optional<RowShape> of(Fields fields) {
    return ALL.stream().filter(shape -> shape.fits(fields)).findFirst();
  }

  /** Returns the shape of rows with these columns; empty when they are of no known kind. */
  public static Optional<RowShape> ofColumns(List<String> columns) {
    return of(new ColumnNames(columns));
  }
}
