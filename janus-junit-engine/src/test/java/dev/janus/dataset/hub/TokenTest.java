package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubScene.PARQUET;
import static dev.janus.dataset.hub.HubScene.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the token comes from, and where it goes. */
class TokenTest {

  @TempDir Path home;
  HubScene scene;

  @BeforeEach
  void start() {
    scene = new HubScene(home);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private Optional<String> source() throws HubException {
    return HubToken.read(scene.environment::get, scene.folders()).map(HubToken::source);
  }

  @Test
  void the_token_goes_to_the_hub_and_not_to_the_host_of_the_content() throws Exception {
    scene.environment.put("HF_TOKEN", TOKEN);
    scene.fetch();
    for (var asked : scene.hub.takeAsked()) {
      assertEquals(
          asked.server().equals("hub") ? "Bearer " + TOKEN : null,
          asked.header("Authorization"),
          asked.line());
    }
  }

  @Test
  void the_token_does_not_follow_a_redirect_to_another_port() throws Exception {
    scene.environment.put("HF_TOKEN", TOKEN);
    // The hub itself redirects the GET, not the HEAD.
    scene.hub.script(
        "GET /datasets/org/name/resolve/" + HubScene.COMMIT + "/README.md",
        reply -> HubReply.of(302, Map.of("Location", scene.hub.contentHost() + "/lfs/readme"), ""));
    scene.hub.script(
        "cdn GET /lfs/readme", reply -> HubReply.of(200, Map.of(), "").saying(HubScene.README));
    scene.fetch();
    var there =
        scene.hub.takeAsked().stream()
            .filter(asked -> asked.line().equals("cdn GET /lfs/readme"))
            .toList();
    assertEquals(1, there.size());
    assertNull(there.get(0).header("Authorization"));
  }

  @Test
  void sources_of_the_token_have_an_order() throws Exception {
    assertEquals(Optional.empty(), source());
    Files.writeString(home.resolve("token"), TOKEN + "\n");
    assertEquals(Optional.of(home.resolve("token").toString()), source());
    Files.writeString(home.resolve("other"), TOKEN);
    scene.environment.put("HF_TOKEN_PATH", home.resolve("other").toString());
    assertEquals(Optional.of(home.resolve("other").toString()), source());
    scene.environment.put("HUGGING_FACE_HUB_TOKEN", TOKEN);
    assertEquals(Optional.of("HUGGING_FACE_HUB_TOKEN"), source());
    scene.environment.put("HF_TOKEN", " " + TOKEN + "\n");
    assertEquals(Optional.of("HF_TOKEN"), source());
    scene.environment.put("HF_HUB_DISABLE_IMPLICIT_TOKEN", "True");
    assertEquals(Optional.empty(), source());
  }

  @Test
  void a_blank_token_is_none() throws Exception {
    scene.environment.put("HF_TOKEN", " ");
    Files.writeString(home.resolve("token"), "\n");
    assertEquals(Optional.empty(), source());
  }

  @Test
  void a_token_that_cannot_be_sent_is_refused_without_being_shown() {
    scene.environment.put("HF_TOKEN", "hf_a hf_b");
    assertEquals(
        """
        HF_TOKEN: holds a token that cannot be sent
          found: a space, a line break or another character that is no part of a token
          fix: put nothing but the token there""",
        scene.problem());
  }

  @Test
  void a_token_is_not_sent_in_the_clear_to_another_machine() throws Exception {
    scene.environment.put("HF_TOKEN", TOKEN);
    for (String readable : List.of("http://hub.example", "http://10.0.0.1:80/x")) {
      scene.environment.put("HF_ENDPOINT", readable);
      assertNull(scene.settings().sendableToken(), readable);
    }
    for (String safe :
        List.of(
            "",
            "https://hub.example",
            "http://127.0.0.1:1",
            "http://[::1]:1",
            "http://localhost")) {
      scene.environment.put("HF_ENDPOINT", safe);
      assertEquals(
          "HubToken[HF_TOKEN=***]", String.valueOf(scene.settings().sendableToken()), safe);
    }
  }

  @Test
  void a_message_shows_the_source_of_the_token_and_never_the_token() throws Exception {
    scene.environment.put("HF_TOKEN", TOKEN);
    scene.hub.script(
        "/revision/", HubReply.error(403, null, "token " + TOKEN + " may not read this"));
    scene.assertProblem(
        "hf://org/name@main: may not be read (HTTP 403)",
        "  found: HTTP 403, \"token *** may not read this\", asked with the token in HF_TOKEN",
        "  fix: ask for access at " + scene.hub.endpoint() + "/datasets/org/name");
    assertFalse(scene.settings().toString().contains(TOKEN), scene.settings().toString());
    assertTrue(scene.settings().toString().contains("HubToken[HF_TOKEN=***]"));
  }

  @Test
  void a_message_shows_no_form_of_the_token_and_leaves_a_dummy_alone() throws Exception {
    scene.environment.put("HF_TOKEN", TOKEN);
    String encoded =
        Base64.getEncoder()
            .encodeToString(("user:" + TOKEN).getBytes(StandardCharsets.UTF_8))
            .substring(7);
    scene.hub.script("/revision/", HubReply.error(403, null, "asked with " + encoded));
    String refused = scene.problem();
    assertTrue(refused.contains("\"asked with ***"), refused);

    scene.environment.put("HF_TOKEN", "none");
    scene.hub.script("/revision/", HubReply.error(403, null, "none of these"));
    String dummy = scene.problem();
    assertTrue(dummy.contains("\"none of these\""), dummy);
  }

  @Test
  void an_address_that_is_none_is_refused_without_being_shown() {
    for (String bad :
        List.of("ftp://x", "hub", "https://me:secret@hub.example", "https://h/?a=secret")) {
      var refused = assertThrows(IllegalArgumentException.class, () -> HubEndpoint.parse(bad));
      assertEquals(
          "HF_ENDPOINT: is not the address of a hub\n  found: "
              + bad.length()
              + " characters\n  fix: write https://host or https://host/path, without user, ? and #",
          refused.getMessage());
    }
  }

  @Test
  void the_hub_is_hugging_face_unless_a_mirror_is_named() {
    assertEquals("https://huggingface.co", HubEndpoint.parse(null).value());
    assertEquals("https://m.example/a", HubEndpoint.parse(" https://m.example/a// ").value());
  }

  @Test
  void content_is_asked_for_without_compression() throws Exception {
    scene.fetch();
    for (var asked : scene.hub.takeAsked()) {
      if (asked.method().equals("HEAD") || asked.line().endsWith(PARQUET)) {
        assertEquals("identity", asked.header("Accept-Encoding"), asked.line());
      }
    }
  }
}
