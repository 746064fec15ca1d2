package dev.janus.maven.fetch;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A file of a repository, on this machine.
 *
 * @param path in the repository, with slashes
 * @param file where it is here
 */
@API(status = Status.INTERNAL)
public record FetchedFile(String path, Path file) {}
