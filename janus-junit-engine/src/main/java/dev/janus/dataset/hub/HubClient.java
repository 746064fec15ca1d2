package dev.janus.dataset.hub;

import dev.janus.dataset.cache.RepositoryCache;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Fetches files of datasets from the Hugging Face hub into the cache that is shared with Python.
 *
 * <p>A revision is pinned to a commit first; a file of a commit that is in the cache is not asked
 * for again, so a revision that is a commit takes no request at all once it was fetched. Every file
 * is checked against the size and the hash that the hub names before it gets its name in the cache.
 * A fetch that was killed goes on where it stopped.
 *
 * <p>Thread-safe, as far as the listener is.
 */
@API(status = Status.EXPERIMENTAL)
public final class HubClient implements AutoCloseable {

  private final HubSettings settings;
  private final FetchListener listener;
  private final HubTransport transport;
  private final Attempts attempts;
  private final Clock clock;

  /** Creates a client. It asks for nothing before the first fetch. */
  public HubClient(HubSettings settings, FetchListener listener) {
    this(settings, listener, Clock.systemUTC(), new Random(), Pause.REAL);
  }

  HubClient(
      HubSettings settings,
      FetchListener listener,
      Clock clock,
      RandomGenerator random,
      Pause pause) {
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
    this.transport = new HubTransport(settings);
    this.attempts = new Attempts(settings.patience(), listener, random, pause);
  }

  /**
   * Fetches what is not in the cache yet. When it fails, what is in the cache stays as it was.
   *
   * @param location its config and split are up to the choice
   * @throws HubException if the hub, the network or the cache does not let it; the message says
   *     what to do
   * @throws RefusedFileException if the choice finds no such thing, or the repository has a name
   *     that would lead out of the cache
   * @throws InterruptedException if the thread is interrupted; what was received stays for the next
   *     fetch
   */
  public Snapshot fetch(HubLocation location, FileChoice choice)
      throws HubException, RefusedFileException, InterruptedException {
    HubConnection hub = connection(Repository.of(location));
    var cache = new RepositoryCache(settings.folders(), location.organization(), location.name());
    try {
      return new Fetch(hub, cache).run(choice);
    } catch (HubException | RefusedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new HubException(hub.diskProblem("", e), e);
    }
  }

  private HubConnection connection(Repository repository) {
    return new HubConnection(
        settings,
        listener,
        transport,
        attempts,
        repository,
        new StatusProblems(settings, repository, clock));
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    transport.close();
  }
}
