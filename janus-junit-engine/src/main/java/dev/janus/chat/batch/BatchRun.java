package dev.janus.chat.batch;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Usage;
import dev.janus.chat.http.AttemptException;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.ServerDialect;
import dev.janus.chat.limit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The batches of one model in one run: collects requests, has them answered through the server's
 * Batch API, and puts the answers into a store. What it does it notes in a folder, so that a later
 * process goes on where this one was killed, and nothing is paid for twice.
 *
 * <p>Thread-safe; requests are not collected while batches are under way, but wait. One process at
 * a time may open a folder.
 */
@API(status = Status.INTERNAL)
public final class BatchRun implements AutoCloseable {

  private final BatchBooks books;
  private final BatchServer server;
  private final BatchPolicy policy;
  private final Waiting waiting;
  private final WantedRequests wanted;

  private BatchRun(BatchBooks books, BatchServer server, BatchPolicy policy, Waiting waiting)
      throws IOException {
    this.books = books;
    this.server = server;
    this.policy = policy;
    this.waiting = waiting;
    this.wanted = new WantedRequests(books.folder(), policy.limits(), books.state());
  }

  /**
   * Opens the batches in a folder, which is created where needed. Nothing is sent.
   *
   * @param endpoint the model; its policy's timeout and retries hold for every HTTP request
   * @param folder of this model in this run
   * @param store where answers go
   * @throws IOException if the folder can't be read and written; the message says what to do
   */
  public static BatchRun open(
      Endpoint endpoint, Path folder, CompletionStore store, BatchPolicy policy, Waiting waiting)
      throws IOException {
    return open(endpoint, new BatchFolder(folder, LineFile.Opening.DISK), store, policy, waiting);
  }

  static BatchRun open(
      Endpoint endpoint,
      BatchFolder folder,
      CompletionStore store,
      BatchPolicy policy,
      Waiting waiting)
      throws IOException {
    ServerDialect dialect = new ServerDialect(endpoint, waiting.clock());
    BatchFaults faults = new BatchFaults(endpoint.role(), dialect);
    BatchClient client = new BatchClient(endpoint, dialect, faults, waiting.random());
    BatchState state = new BatchState(folder, newName(waiting));
    folder.keepOnly(
        state.open().stream().map(Part::number).collect(Collectors.toCollection(TreeSet::new)));
    try {
      return new BatchRun(
          new BatchBooks(folder, state, store, new BatchBill()),
          new BatchServer(client, dialect, faults),
          policy,
          waiting);
    } catch (IOException e) {
      state.close();
      throw e;
    }
  }

  private static String newName(Waiting waiting) {
    return "%s-%016x".formatted(waiting.clock().instant(), waiting.random().nextLong());
  }

  /**
   * Returns how many requests are not answered: collected, or in batches that an earlier process
   * left under way.
   */
  public synchronized long wanted() {
    return wanted.size()
        + books.state().open().stream().mapToLong(part -> part.contents().requests()).sum();
  }

  /**
   * Collects a request, unless it is collected or in a batch already.
   *
   * @return what to throw
   * @throws ChatException if it can't be sent in any batch
   * @throws IOException if it can't be written
   */
  synchronized NotYetAnsweredException want(ChatRequest request) throws ChatException, IOException {
    String name = RequestName.of(request.id());
    if (!wanted.contains(name)) {
      boolean plain = books.state().schemas() == Schemas.REFUSED;
      String body = server.dialect().body(plain ? request.withoutSchema() : request);
      if (!wanted.add(name, RequestLine.text(name, body))) {
        throw tooLong(name);
      }
    }
    return new NotYetAnsweredException(server.dialect().where());
  }

  private ChatException tooLong(String name) throws IOException {
    Fault fault = server.faults().tooLong(wanted.longest());
    ChatException failure = server.faults().exception(fault);
    books.store().put(name, new StoredAnswer.Failed(fault.message(server.dialect().where()), 0));
    return failure;
  }

  /**
   * Has all requests answered that are {@link #wanted}: sends them, waits, and stores what comes.
   * Returns when each of them is in the store, with an answer or as failed for good.
   *
   * @throws ChatException if the server refuses the batches, is out of reach, or is not done within
   *     the policy's timeout; what was answered is stored, and batches under way go on at the
   *     server. A later call goes on with them
   * @throws IOException if the disk fails
   * @throws InterruptedException if the calling thread is interrupted; batches go on at the server
   */
  public synchronized void complete(BatchListener listener)
      throws ChatException, IOException, InterruptedException {
    wanted.take();
    try {
      new Rounds(books, server, policy, waiting, listener).run();
    } catch (AttemptException e) {
      throw server.faults().exception(e.fault());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      wanted.reload();
    }
  }

  /** Returns the tokens of all answers that batches gave since the last time. */
  public Usage takeBill() {
    return books.bill().take();
  }

  /** Lets files and connections go. Batches under way go on at the server. */
  @Override
  public synchronized void close() throws IOException {
    server.client().close();
    try {
      wanted.close();
    } finally {
      books.state().close();
    }
  }
}
