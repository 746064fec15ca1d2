package dev.janus.chat.batch;

import dev.janus.chat.http.AttemptException;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes a part a batch, once: when it is not known whether an earlier attempt did so, the server's
 * batches are looked through first.
 */
final class Submission {

  private final BatchState state;
  private final BatchClient client;
  private final BatchFolder folder;
  private final Part part;
  private boolean mayExist;
  private boolean asked;

  Submission(BatchBooks books, BatchClient client, Part part) {
    this.state = books.state();
    this.folder = books.folder();
    this.client = client;
    this.part = part;
    this.mayExist = part.stage() == Part.Stage.INTENDED;
  }

  BatchStatus run() throws AttemptException, IOException, InterruptedException {
    String file = part.file();
    if (file == null) {
      file = client.upload(folder.requests(part.number()), part.contents().digest());
      state.uploaded(part, file);
    }
    if (!mayExist) {
      state.intended(part.uploaded(file));
    }
    BatchStatus batch = create(file);
    state.created(part, batch.id());
    return batch;
  }

  private BatchStatus create(String file)
      throws AttemptException, IOException, InterruptedException {
    try {
      return client.retried(() -> attempt(file));
    } catch (AttemptException e) {
      if (asked && !e.isTransient()) {
        // A clear no: there is no batch, and none has to be looked for later.
        state.uploaded(part, file);
      }
      throw e;
    }
  }

  private BatchStatus attempt(String file) throws AttemptException, InterruptedException {
    asked = false;
    if (mayExist) {
      Optional<BatchStatus> found = client.find(file, part.contents().digest());
      if (found.isPresent()) {
        return found.get();
      }
    }
    mayExist = true;
    asked = true;
    return client.create(file, part.contents().digest());
  }
}
