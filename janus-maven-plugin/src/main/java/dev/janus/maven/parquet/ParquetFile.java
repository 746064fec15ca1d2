package dev.janus.maven.parquet;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A Parquet file.
 *
 * @param name what messages call it
 * @param path where it is
 */
@API(status = Status.INTERNAL)
public record ParquetFile(String name, Path path) {}
