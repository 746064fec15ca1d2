import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A loopback endpoint that plays both models of the sample. It finds its lines in script.jsonl: a
 * generator's by the prompt it is asked, a judge's by the criteria and the response it is shown.
 *
 * <pre>java src/recording/ScriptedEndpoint.java 8899</pre>
 */
public final class ScriptedEndpoint {

  private static final Path BENCH = Path.of("src/test/resources/benches/assistant.jsonl");
  private static final Path SCRIPT = Path.of("src/recording/script.jsonl");

  private final List<Scene> scenes = new ArrayList<>();

  /** One prompt and what both generators and the judge say to it. */
  private record Scene(String prompt, List<String> criteria, Part careful, Part careless) {}

  /** What one generator answers, and what the judge replies per rubric. */
  private record Part(String response, List<String> replies) {}

  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8899;
    ScriptedEndpoint endpoint = new ScriptedEndpoint();
    endpoint.read();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/v1/chat/completions", endpoint::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println("http://localhost:" + server.getAddress().getPort() + "/v1");
  }

  private void read() throws IOException {
    Map<String, Map<?, ?>> script = new HashMap<>();
    for (String line : Files.readAllLines(SCRIPT)) {
      Map<?, ?> scene = (Map<?, ?>) new Json(line).value();
      script.put((String) scene.get("id"), scene);
    }
    for (String line : Files.readAllLines(BENCH)) {
      Map<?, ?> row = (Map<?, ?>) new Json(line).value();
      List<String> criteria = new ArrayList<>();
      for (Object rubric : (List<?>) row.get("rubrics")) {
        criteria.add((String) ((Map<?, ?>) rubric).get("criteria"));
      }
      Map<?, ?> scene = script.get(row.get("id"));
      scenes.add(
          new Scene(
              (String) row.get("prompt"),
              criteria,
              part(scene),
              part((Map<?, ?>) scene.get("careless"))));
    }
  }

  private static Part part(Map<?, ?> script) {
    List<String> replies = new ArrayList<>();
    for (Object entry : (List<?>) script.get("verdicts")) {
      Map<?, ?> verdict = (Map<?, ?>) entry;
      replies.add(verdict.get("feedback") + "\n\n[RESULT] " + verdict.get("score"));
    }
    return new Part((String) script.get("response"), replies);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<?, ?> request = (Map<?, ?>) new Json(body).value();
    List<?> messages = (List<?>) request.get("messages");
    String asked = (String) ((Map<?, ?>) messages.get(messages.size() - 1)).get("content");
    String reply = reply((String) request.get("model"), asked);
    String completion =
        "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
            + "\"content\":"
            + Json.quote(reply)
            + "}}],\"usage\":{\"prompt_tokens\":"
            + body.length() / 4
            + ",\"completion_tokens\":"
            + reply.length() / 4
            + "}}";
    byte[] bytes = completion.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String reply(String model, String asked) {
    for (Scene scene : scenes) {
      if (model.contains("judge")) {
        for (int i = 0; i < scene.criteria().size(); i++) {
          if (asked.contains("[" + scene.criteria().get(i) + "]")) {
            boolean careless = asked.contains(scene.careless().response());
            return (careless ? scene.careless() : scene.careful()).replies().get(i);
          }
        }
      } else if (scene.prompt().equals(asked)) {
        return (model.contains("careless") ? scene.careless() : scene.careful()).response();
      }
    }
    return "There is no line for that in the script.";
  }

  /** Just enough JSON for the script, so that this file runs without any library. */
  private static final class Json {

    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      skip();
      char start = text.charAt(at);
      if (start == '{') {
        return object();
      }
      if (start == '[') {
        return array();
      }
      return start == '"' ? string() : word();
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      for (skip(); text.charAt(at) != '}'; skip()) {
        String key = string();
        skip();
        at++;
        object.put(key, value());
        skip();
        at += text.charAt(at) == ',' ? 1 : 0;
      }
      at++;
      return object;
    }

    private List<Object> array() {
      List<Object> array = new ArrayList<>();
      at++;
      for (skip(); text.charAt(at) != ']'; skip()) {
        array.add(value());
        skip();
        at += text.charAt(at) == ',' ? 1 : 0;
      }
      at++;
      return array;
    }

    private String string() {
      StringBuilder string = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
      }
      at++;
      return string.toString();
    }

    private char escaped() {
      char code = text.charAt(++at);
      if (code == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      int known = "nrtbf".indexOf(code);
      return known < 0 ? code : "\n\r\t\b\f".charAt(known);
    }

    private Object word() {
      int start = at;
      while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private void skip() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    static String quote(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ') {
          quoted.append(String.format("\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }
  }
}
