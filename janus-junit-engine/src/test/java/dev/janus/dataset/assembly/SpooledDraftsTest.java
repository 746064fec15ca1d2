package dev.janus.dataset.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Preference;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.RefusedFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledDraftsTest {

  private static final Rubric RUBRIC =
      new Rubric("r1", "Is it kind?", new ScoreDescriptions(List.of("1", "2", "3", "4", "5")));

  @TempDir private Path folder;

  private static Draft draft(int index, @Nullable String id, boolean whole, String system) {
    return new Draft(
        Place.row("x.json", 7, index + 1),
        index,
        whole,
        id,
        "koala",
        system,
        List.of("Hello?", "", "Gr\u00fc\u00dfe \uD83D\uDE00"),
        "",
        List.of(new Preference("", "s", "", "d"), new Preference("a", "b", "c", "d")),
        List.of(RUBRIC, RUBRIC));
  }

  @Test
  void a_row_comes_back_with_all_it_had() throws Exception {
    List<Draft> drafts =
        List.of(
            draft(0, null, true, ""),
            draft(5, "own", true, "x".repeat(10_000)),
            draft(6, "own", false, "s"),
            new Draft(
                new Place("", ""), 7, false, null, "", "", List.of(""), "", List.of(), List.of()));
    SpooledDrafts spooled = SpooledDrafts.in(folder);
    for (Draft draft : drafts) {
      spooled.add(draft);
    }
    assertEquals(4, spooled.size());
    for (int row = 3; row >= 0; row--) {
      assertEquals(drafts.get(row), spooled.get(row));
      assertEquals(drafts.get(row).id(), spooled.id(row));
      assertEquals(drafts.get(row).rubrics().size(), spooled.rubricCount(row));
    }
  }

  @Test
  void a_row_that_cannot_be_read_back_says_so_and_what_to_do() throws Exception {
    SpooledDrafts spooled = SpooledDrafts.in(folder);
    spooled.add(draft(0, "a", true, "x".repeat(1 << 18)));
    spooled.discard();
    var e = assertThrows(LostRowException.class, () -> spooled.get(0));
    String message =
        "%s: a prompt cannot be read back from the temporary file of the bench\n  found: Stream Closed\n  fix: run again; if it happens again, name another folder with -Djava.io.tmpdir=..."
            .formatted(folder);
    assertEquals(message, e.getMessage());
    assertEquals(message, Objects.requireNonNull(e.getCause()).getMessage());
    assertEquals(message, e.problem().message());
  }

  @Test
  void a_row_that_cannot_be_written_says_how_much_could() throws Exception {
    SpooledDrafts spooled = SpooledDrafts.in(folder);
    spooled.add(draft(0, "a", true, "x".repeat(3 << 20)));
    spooled.discard();
    Draft next = draft(1, "b", true, "x".repeat(1 << 18));
    var e = assertThrows(RefusedFileException.class, () -> spooled.add(next));
    assertEquals(
        "%s: the bench is too large to be kept in memory, and cannot be written to a temporary file\n  found: Stream Closed, after 3 MB\n  fix: make room there for the texts of the bench, or name another folder with -Djava.io.tmpdir=..."
            .formatted(folder),
        e.problem().message());
  }
}
