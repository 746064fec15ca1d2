package dev.janus.dataset.cache;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a converted file was made of: either a file of a repository, or a file on this machine.
 *
 * @param repository {@code org/name}
 * @param commit of the repository
 * @param path in the repository
 * @param file on this machine
 * @param sha256 of the file that was converted: 64 lower-case hexadecimal digits
 * @param size of the file that was converted, in bytes
 * @param rows in either file
 * @param licence as the repository states it
 * @param janus the version that converted it
 */
@API(status = Status.EXPERIMENTAL)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "repository",
  "commit",
  "path",
  "file",
  "sha256",
  "size",
  "rows",
  "licence",
  "janus"
})
public record Conversion(
    @Nullable String repository,
    @Nullable String commit,
    @Nullable String path,
    @Nullable String file,
    String sha256,
    long size,
    long rows,
    @Nullable String licence,
    String janus) {}
