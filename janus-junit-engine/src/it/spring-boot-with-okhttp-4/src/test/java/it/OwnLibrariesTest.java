package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.Slack;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

/** The user's own versions are the ones on the class path, and still work. */
class OwnLibrariesTest {

  @Test
  void okhttp_is_the_users() throws Exception {
    assertEquals("4.12.0", OkHttp.VERSION);
    try (Slack slack = Slack.getInstance()) {
      assertTrue(slack.methods() != null);
    }
  }

  @Test
  void kotlin_and_jackson_are_those_of_the_bom() {
    assertEquals("1.9.25", kotlin.KotlinVersion.CURRENT.toString());
    assertTrue(new ObjectMapper().version().toString().startsWith("2.19."));
  }
}
