package dev.janus.run.cache;

import dev.janus.judge.Scored;
import java.io.IOException;
import java.nio.file.Path;

/** Another process, which fills a cache. */
final class CacheFiller {

  static final int ENTRIES = 100;

  private CacheFiller() {}

  /**
   * Puts verdicts, and the responses that another process puts, too.
   *
   * @param arguments the folder of the cache
   */
  public static void main(String[] arguments) throws IOException {
    try (AnswerCache cache = AnswerCache.at(Path.of(arguments[0]))) {
      for (int i = 0; i < ENTRIES; i++) {
        cache.put(AnswerCacheTest.URL, AnswerCacheTest.judgement("k" + i, new Scored(4, "")));
        cache.put(AnswerCacheTest.URL, AnswerCacheTest.response("k" + i));
      }
    }
  }
}
