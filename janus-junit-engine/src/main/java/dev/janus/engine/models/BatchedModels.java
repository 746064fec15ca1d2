package dev.janus.engine.models;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.NotAskedException;
import dev.janus.chat.Price;
import dev.janus.chat.batch.BatchPolicy;
import dev.janus.chat.batch.BatchProgress;
import dev.janus.chat.batch.BatchRun;
import dev.janus.chat.batch.CompletionStore;
import dev.janus.chat.batch.NotYetAnsweredException;
import dev.janus.chat.batch.StoredModel;
import dev.janus.chat.batch.Waiting;
import dev.janus.chat.http.Endpoint;
import dev.janus.engine.configuration.Settings.BatchSettings;
import dev.janus.engine.configuration.Surroundings;
import dev.janus.execution.BatchPasses.Batches;
import dev.janus.execution.cost.Budget;
import dev.janus.execution.cost.Budget.Amount;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The models of a run of which at least one is asked in batches. All of them answer from a store in
 * the folder of the run, for each prompt is taken up several times: those that are asked directly
 * are asked once. Models can be asked once the folder is opened.
 */
@API(status = Status.INTERNAL)
public final class BatchedModels implements Batches, AutoCloseable {

  private static final String FOLDER = "batch";

  /** What models have in common. */
  private interface Opening {
    ChatModel open(CompletionStore store, Path folder) throws IOException;
  }

  private final BatchSettings settings;
  private final Surroundings surroundings;
  private final Budget budget;
  private final Supplier<Secrets> secrets;
  private final List<Late> models = new ArrayList<>();
  private final List<BatchRun> runs = new ArrayList<>();
  private final List<Supplier<Amount>> bills = new ArrayList<>();
  private final BatchSpending spending;
  private volatile boolean closed;
  private @Nullable CompletionStore store;

  BatchedModels(
      BatchSettings settings, Surroundings surroundings, Budget budget, Supplier<Secrets> secrets) {
    this.secrets = secrets;
    this.settings = settings;
    this.surroundings = surroundings;
    this.budget = budget;
    this.spending = new BatchSpending(budget);
  }

  /** Returns a model that is asked in batches. */
  ChatModel batched(Endpoint endpoint, @Nullable Price price) {
    return late(
        (answers, folder) -> {
          BatchRun run =
              BatchRun.open(
                  endpoint,
                  folder.resolve(endpoint.role().word()),
                  answers,
                  new BatchPolicy(
                      settings.poll(),
                      settings.timeout(),
                      BatchPolicy.DEFAULT.attempts(),
                      BatchPolicy.DEFAULT.limits()),
                  Waiting.real(surroundings.clock(), surroundings.random()));
          runs.add(run);
          bills.add(() -> Budget.amount(run.takeBill(), price));
          ChatModel model = StoredModel.collecting(answers, run);
          return request -> counted(model, request, price);
        });
  }

  /** Returns a model that is asked directly, beside one that is asked in batches. */
  ChatModel direct(ChatModel model, @Nullable Price price) {
    return late(
        (answers, folder) -> {
          ChatModel stored = StoredModel.asking(answers, request -> ask(model, request));
          return request -> counted(stored, request, price);
        });
  }

  private Completion ask(ChatModel model, ChatRequest request)
      throws ChatException, InterruptedException {
    if (closed) {
      throw new NotAskedException("the run has stopped");
    }
    spending.asked(request);
    return model.complete(request);
  }

  /** Has models tell what is in the store, and ask nobody any more. */
  public void askNoMore() {
    closed = true;
  }

  private ChatModel late(Opening opening) {
    Late model = new Late(opening);
    models.add(model);
    return model;
  }

  /** Notes what the answer to a request took, or may take when it is yet to come. */
  private Completion counted(ChatModel model, ChatRequest request, @Nullable Price price)
      throws ChatException, InterruptedException {
    try {
      Completion completion = model.complete(request);
      spending.told(request, completion.usage(), price);
      return completion;
    } catch (NotYetAnsweredException e) {
      spending.wanted(request, price);
      throw e;
    }
  }

  /** A model that is there once the folder of the run is held. */
  private static final class Late implements ChatModel {

    private final Opening opening;
    private volatile @Nullable ChatModel model;

    Late(Opening opening) {
      this.opening = opening;
    }

    void open(CompletionStore store, Path folder) throws IOException {
      model = opening.open(store, folder);
    }

    @Override
    public Completion complete(ChatRequest request) throws ChatException, InterruptedException {
      ChatModel opened = model;
      if (opened == null) {
        throw new IllegalStateException("a model is asked before the folder of its run is held");
      }
      return opened.complete(request);
    }
  }

  /** Tells whether any model is asked in batches. */
  public boolean isUsed() {
    return !models.isEmpty();
  }

  /**
   * Opens the store, with what an earlier session of the run left in it. What another run left
   * there is removed: its responses are not those of the generator as it is now.
   *
   * @param folder of the run, which is held
   * @param goesOn whether there was an earlier session
   * @throws IOException if a file cannot be read or written
   */
  public void open(Path folder, boolean goesOn) throws IOException {
    Path batches = folder.resolve(FOLDER);
    if (!goesOn) {
      delete(batches);
    }
    CompletionStore answers = CompletionStore.open(batches, secrets.get());
    store = answers;
    answers.forgetFailures();
    for (Late model : models) {
      model.open(answers, batches);
    }
  }

  @Override
  public long wanted() {
    return runs.stream().mapToLong(BatchRun::wanted).sum();
  }

  /** Has all wanted requests answered, all models at once. */
  @Override
  public void complete() throws ChatException, IOException, InterruptedException {
    Amount estimate = spending.takeWanted();
    budget.reserve(estimate);
    try {
      List<BatchRun> waiting = runs.stream().filter(run -> run.wanted() > 0).toList();
      new BatchesAtOnce(waiting, this::tell).complete();
    } finally {
      budget.settle(estimate, bill());
    }
  }

  private Amount bill() {
    return bills.stream().map(Supplier::get).reduce(Amount.NONE, Amount::plus);
  }

  private void tell(BatchProgress progress) {
    surroundings
        .notices()
        .accept(
            "janus: batch %d of %d: %s, %d of %d done, %d failed"
                .formatted(
                    progress.number(),
                    progress.of(),
                    progress.state(),
                    progress.completed(),
                    progress.total(),
                    progress.failed()));
  }

  /** Removes the store of a run whose record holds all of it. */
  public void forget(Path folder) throws IOException {
    close();
    delete(folder.resolve(FOLDER));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    for (BatchRun run : runs) {
      run.close();
    }
    runs.clear();
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
