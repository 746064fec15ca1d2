package dev.janus.dataset.hub;

import dev.janus.dataset.cache.RepositoryCache;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.row.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The repository that is fetched from, in the words of messages.
 *
 * @param id {@code org/name}
 * @param revision as the user named it, or the main branch
 */
record Repository(String id, String revision) {

  static Repository of(HubLocation location) {
    return new Repository(
        location.organization() + "/" + location.name(),
        location.revision() == null ? RepositoryCache.MAIN : location.revision());
  }

  /** Returns where a message points to: the repository, or a file in it. */
  String where(@Nullable String path) {
    String repository = "hf://%s@%s".formatted(id, revision);
    return path == null ? repository : repository + ": " + Problem.quote(path);
  }

  Problem problem(@Nullable String path, String what, @Nullable String found, String fix) {
    return new Problem(where(path), what, found, fix);
  }
}
