package dev.janus.engine.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JanusConfigurationTest {

  @ParameterizedTest
  @EnumSource
  void every_key_is_documented(JanusConfiguration key) {
    assertTrue(key.key().matches("janus(\\.[a-zA-Z-]+)+"), key.key());
    assertFalse(key.meaning().isBlank());
    assertEquals(key.isForEngine(), !key.accepts().isBlank());
    assertEquals(key.isForEngine(), !key.defaultValue().isBlank());
    assertEquals(key, JanusConfiguration.find(key.key()).orElseThrow());
  }

  @Test
  void no_key_is_there_twice() {
    long different =
        Arrays.stream(JanusConfiguration.values()).map(JanusConfiguration::key).distinct().count();
    assertEquals(JanusConfiguration.values().length, different);
  }
}
