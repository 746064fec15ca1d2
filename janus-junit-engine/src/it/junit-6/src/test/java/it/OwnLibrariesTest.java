package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

/** The user's own versions are the ones on the class path. */
class OwnLibrariesTest {

  @Test
  void okhttp_is_the_users() {
    assertEquals("5.1.0", OkHttp.VERSION);
  }

  @Test
  void jackson_is_the_users() {
    assertEquals("2.13.5", new ObjectMapper().version().toString());
  }
}
