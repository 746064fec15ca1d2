package dev.janus.dataset.hub;

import dev.janus.dataset.cache.IncompleteBlob;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What is needed to ask about one repository, and to say what went wrong. */
record HubConnection(
    HubSettings settings,
    FetchListener listener,
    HubTransport transport,
    Attempts attempts,
    Repository repository,
    StatusProblems statuses) {

  /** Asks once what is known about a file. */
  FileHead head(String commit, String path) throws HubFault, InterruptedException {
    HttpUrl url = settings.endpoint().file(repository.id(), commit, path);
    try (Response response = transport.head(repository, path, url)) {
      if (response.code() >= 400) {
        throw statuses.of(response, path);
      }
      FileHead head = FileHead.read(response);
      if (head == null) {
        throw statuses.withoutEtag(response, path);
      }
      if (head.commit() != null && !head.commit().equals(commit)) {
        throw HubFault.lasting(
            problem(
                path,
                "the hub has another commit than the one asked for",
                "%s instead of %s".formatted(Problem.quote(head.commit()), commit),
                "run again; if it stays so, check %s (%s)"
                    .formatted(HubEndpoint.VARIABLE, settings.endpoint())));
      }
      return head;
    }
  }

  Problem problem(@Nullable String path, String what, @Nullable String found, String fix) {
    return repository.problem(path, what, found, fix);
  }

  HubFault connectionFault(@Nullable String path, HttpUrl url, IOException fault) {
    return new ConnectionProblems(settings).of(repository, path, url, fault);
  }

  /** Makes room again, and says what it is about. */
  HubFault diskFault(IncompleteBlob blob, long size, IOException fault) {
    try {
      blob.discard();
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
    return HubFault.lasting(diskProblem(" (%d bytes)".formatted(size), fault), fault);
  }

  Problem diskProblem(String size, IOException fault) {
    String message = fault.getMessage();
    return new Problem(
        settings.folders().hub().toString(),
        "the cache cannot be written or read" + size,
        fault.getClass().getSimpleName() + (message == null ? "" : ", " + Problem.quote(message)),
        "make room, or see who owns it; HF_HOME names a folder elsewhere");
  }
}
