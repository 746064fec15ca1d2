import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

// A loopback endpoint that plays generator and judge. The judge's score stands in the criteria:
// "(worth 2)"; "(garbled)" gets a reply without a score. Its address goes into the project's
// junit-platform.properties. stop() is for verify.groovy.
class ScriptedEndpoint {

  final AtomicInteger calls = new AtomicInteger()
  HttpServer server

  ScriptedEndpoint start() {
    server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    server.createContext('/v1/chat/completions') { HttpExchange exchange -> answer(exchange) }
    server.executor = Executors.newCachedThreadPool()
    server.start()
    this
  }

  String getUrl() {
    "http://localhost:${server.address.port}/v1"
  }

  private void answer(HttpExchange exchange) {
    calls.incrementAndGet()
    def request = new JsonSlurper().parse(exchange.requestBody)
    // A judge that is asked again is shown the criteria in its first message.
    def asked = request.messages.first().content + request.messages.last().content
    def reply = request.model.contains('judge') ? verdict(asked) : "An answer to: ${request.messages.last().content}"
    def bytes = JsonOutput.toJson([
      choices: [[index: 0, finish_reason: 'stop', message: [role: 'assistant', content: reply]]],
      usage: [prompt_tokens: 10, completion_tokens: 5]
    ]).getBytes('UTF-8')
    exchange.sendResponseHeaders(200, bytes.length)
    exchange.responseBody.write(bytes)
    exchange.close()
  }

  private static String verdict(String asked) {
    if (asked.contains('(garbled)')) {
      return 'I cannot decide.'
    }
    def worth = (asked =~ /\(worth (\d)\)/)
    "Weighed. ]]> \u0007 & <b>\n\n[RESULT] ${worth.find() ? worth.group(1) : '4'}"
  }

  void stop() {
    server.stop(0)
    server.executor.shutdownNow()
  }
}

def endpoint = new ScriptedEndpoint().start()
new File(basedir, 'src/test/resources/junit-platform.properties').text = """\
janus.generator.url=${endpoint.url}
janus.generator.model=some-generator
janus.judge.url=${endpoint.url}
janus.judge.model=some-judge
"""
context.put('endpoint', endpoint)
return true
