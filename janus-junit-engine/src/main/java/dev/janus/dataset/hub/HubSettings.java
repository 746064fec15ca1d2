package dev.janus.dataset.hub;

import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.cache.OfflineSwitch;
import java.nio.file.Path;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub is, who asks it, and where its files go.
 *
 * @param token sent to the hub alone, and only where nobody on the way can read it; null for none
 * @param offline why no request may be made, for example {@code HF_HUB_OFFLINE is set}; null when
 *     the hub may be asked
 */
@API(status = Status.EXPERIMENTAL)
public record HubSettings(
    HubEndpoint endpoint,
    @Nullable HubToken token,
    HubFolders folders,
    @Nullable String offline,
    Patience patience) {

  /**
   * Reads the settings as the Python libraries do.
   *
   * @param environment returns a variable's value, or null where it is not set
   * @param userHome what {@code ~} is where the environment does not say
   * @throws HubException if the token cannot be read
   * @throws IllegalArgumentException if {@code HF_ENDPOINT} is no address, or a folder no path
   */
  public static HubSettings of(Function<String, @Nullable String> environment, Path userHome)
      throws HubException {
    HubFolders folders = HubFolders.of(environment, userHome);
    return new HubSettings(
        HubEndpoint.parse(environment.apply(HubEndpoint.VARIABLE)),
        HubToken.read(environment, folders).orElse(null),
        folders,
        OfflineSwitch.on(environment).map(variable -> variable + " is set").orElse(null),
        Patience.DEFAULT);
  }

  /**
   * Returns the same settings without the network.
   *
   * @param reason for messages, for example {@code Maven runs offline (-o)}
   */
  public HubSettings withOffline(String reason) {
    return new HubSettings(endpoint, token, folders, reason, patience);
  }

  /** Returns the same settings for another hub, or a mirror. */
  public HubSettings withEndpoint(HubEndpoint other) {
    return new HubSettings(other, token, folders, offline, patience);
  }

  /** Returns the same settings with another patience. */
  public HubSettings withPatience(Patience other) {
    return new HubSettings(endpoint, token, folders, offline, other);
  }

  /** Returns the token that may be sent to the endpoint. */
  @Nullable HubToken sendableToken() {
    return endpoint.isPrivate() ? token : null;
  }

  /** Returns the text without the token. */
  String redact(String text) {
    return token == null ? text : token.redact(text);
  }
}
