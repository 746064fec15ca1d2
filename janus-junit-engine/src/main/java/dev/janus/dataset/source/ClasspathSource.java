package dev.janus.dataset.source;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A resource of a class loader. */
@API(status = Status.INTERNAL)
public record ClasspathSource(String name, String resource, ClassLoader loader) implements Source {

  @Override
  public InputStream open() throws IOException {
    URL url = url();
    if (isFile(url)) {
      return file(url).open();
    }
    if (loader.getResource(resource + "/") != null) {
      throw refused("is a folder, not a bench", url.toString());
    }
    URLConnection connection = url.openConnection();
    // Problem: a cached jar stays open, and locked on Windows, for as long as the JVM lives.
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  @Override
  public SeekableByteChannel openChannel() throws IOException {
    URL url = url();
    return isFile(url) ? file(url).openChannel() : Source.super.openChannel();
  }

  private URL url() throws RefusedFileException {
    URL url = loader.getResource(resource);
    if (url == null) {
      throw refused("no such resource", "nothing named " + resource + " on the class path");
    }
    return url;
  }

  private static boolean isFile(URL url) {
    return url.getProtocol().equals("file");
  }

  private FileSource file(URL url) {
    return new FileSource(name, Path.of(URI.create(url.toString())));
  }

  private RefusedFileException refused(String what, String found) {
    return new RefusedFileException(
        new Problem(
            name,
            what,
            found,
            "name a file that is in src/test/resources, for example classpath:/benches/x.jsonl"));
  }
}
