package dev.janus.chat.batch;

import dev.janus.chat.http.AttemptException;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks for batches and waits for them, round by round, until every part is settled.
 *
 * <p>Belongs to one thread.
 */
final class Rounds {

  /** Rounds in a row in which a server may be out of reach, or owe a file, before that is told. */
  static final int PATIENCE = 10;

  private final BatchBooks books;
  private final BatchServer server;
  private final BatchPolicy policy;
  private final Waiting waiting;
  private final BatchListener listener;
  private final Settlement settlement;
  private final Map<Integer, Integer> ordinals = new HashMap<>();
  private BatchProgress last = new BatchProgress(0, 0, "unknown", 0, 0, 0);
  private int lostRounds;
  private final Map<Integer, Integer> owingRounds = new HashMap<>();

  Rounds(
      BatchBooks books,
      BatchServer server,
      BatchPolicy policy,
      Waiting waiting,
      BatchListener listener) {
    this.books = books;
    this.server = server;
    this.policy = policy;
    this.waiting = waiting;
    this.listener = listener;
    this.settlement = new Settlement(books, server, policy);
  }

  /**
   * Runs.
   *
   * @throws AttemptException when there is no sense in waiting any longer
   */
  void run() throws AttemptException, IOException, InterruptedException {
    long start = waiting.nanoTime().getAsLong();
    cleanUp();
    while (!books.state().open().isEmpty()) {
      submit();
      if (!pollPatiently() && !books.state().open().isEmpty()) {
        requireTime(start);
        waiting.pause().pause(policy.poll());
      }
      cleanUp();
    }
  }

  private void requireTime(long start) throws AttemptException {
    Duration waited = Duration.ofNanos(waiting.nanoTime().getAsLong() - start);
    if (waited.compareTo(policy.timeout()) >= 0) {
      throw new AttemptException(server.faults().late(policy, last));
    }
  }

  private List<Part> open() {
    List<Part> open = books.state().open();
    open.forEach(part -> ordinals.computeIfAbsent(part.number(), n -> ordinals.size() + 1));
    return open;
  }

  private void submit() throws AttemptException, IOException, InterruptedException {
    for (Part part : open()) {
      boolean due =
          switch (part.stage()) {
            case WRITTEN, INTENDED -> true;
            case CREATED -> false;
            case DEFERRED -> noneIsUnderWay();
          };
      if (due) {
        submit(part);
      }
    }
  }

  private boolean noneIsUnderWay() {
    return books.state().open().stream().noneMatch(part -> part.stage() == Part.Stage.CREATED);
  }

  private void submit(Part part) throws AttemptException, IOException, InterruptedException {
    try {
      BatchStatus batch = new Submission(books, server.client(), part).run();
      tell(part, batch);
    } catch (AttemptException e) {
      if (e.fault().blame() != Blame.SIZE || part.contents().requests() < 2) {
        throw e;
      }
      settlement.split(part);
    }
  }

  /** Returns whether anything was settled. */
  private boolean pollPatiently() throws AttemptException, IOException, InterruptedException {
    try {
      boolean settled = poll();
      lostRounds = 0;
      return settled;
    } catch (AttemptException e) {
      // The batch goes on at the server, so a server that comes back is waited for.
      lostRounds++;
      if (!e.isTransient() || lostRounds >= PATIENCE) {
        throw e;
      }
      return false;
    }
  }

  private boolean poll() throws AttemptException, IOException, InterruptedException {
    boolean settled = false;
    for (Part part : open()) {
      if (part.batch() != null) {
        BatchStatus batch = server.client().status(part.batch());
        tell(part, batch);
        settled |= take(part, batch);
      }
    }
    return settled;
  }

  private boolean take(Part part, BatchStatus batch)
      throws AttemptException, IOException, InterruptedException {
    if (batch.isDone()) {
      settlement.settle(part, batch);
      return true;
    }
    if (batch.isQueueFull()) {
      return makeRoom(part, batch);
    }
    if (batch.isFailed()) {
      throw refuse(part, batch);
    }
    if (batch.lacksOutput()) {
      if (owingRounds.merge(part.number(), 1, Integer::sum) >= PATIENCE) {
        throw new AttemptException(server.faults().withoutOutput(batch));
      }
    }
    return false;
  }

  /** The server has too much to do: when it is with other parts of ours, this one comes later. */
  private boolean makeRoom(Part part, BatchStatus batch)
      throws AttemptException, IOException, InterruptedException {
    boolean alone =
        books.state().open().stream()
            .noneMatch(other -> other.batch() != null && other.number() != part.number());
    if (!alone) {
      books.state().deferred(part);
      return false;
    }
    if (part.contents().requests() < 2) {
      throw refuse(part, batch);
    }
    settlement.split(part);
    return true;
  }

  private AttemptException refuse(Part part, BatchStatus batch)
      throws IOException, InterruptedException {
    Fault fault = server.faults().refused(batch);
    settlement.giveUp(part);
    cleanUp();
    return new AttemptException(fault);
  }

  private void tell(Part part, BatchStatus batch) {
    last =
        new BatchProgress(
            ordinals.getOrDefault(part.number(), 0),
            ordinals.size(),
            batch.state(),
            Math.max(batch.counts().total(), part.contents().requests()),
            batch.counts().completed(),
            batch.counts().failed());
    listener.progress(last);
  }

  /** Deletes what is no longer needed at the server. */
  private void cleanUp() throws IOException, InterruptedException {
    for (Map.Entry<Integer, List<String>> settled : books.state().leftovers().entrySet()) {
      for (String file : settled.getValue()) {
        delete(file);
      }
      books.state().cleaned(settled.getKey());
    }
  }

  private void delete(String file) throws InterruptedException {
    try {
      server.client().delete(file);
    } catch (AttemptException e) {
      // Nothing depends on it: a provider deletes old files on its own, and the run goes on.
      return;
    }
  }
}
