import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import java.security.MessageDigest
import java.util.concurrent.CopyOnWriteArrayList

// A Hugging Face hub on the loopback interface with one dataset at one commit. Large files are
// served, as the real hub does, from another host.
class FakeHub {

  static final String REPOSITORY = 'kaist-ai/Multifaceted-Bench'
  static final String COMMIT = 'be8b30c' + '0' * 33
  final List<String> requests = new CopyOnWriteArrayList<>()
  final Map<String, byte[]> files
  HttpServer server

  FakeHub(Map<String, byte[]> files) {
    this.files = files
  }

  FakeHub start() {
    server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    server.createContext('/') { HttpExchange exchange -> answer(exchange) }
    server.start()
    this
  }

  String getUrl() {
    "http://localhost:${server.address.port}"
  }

  private String getCdn() {
    "http://127.0.0.1:${server.address.port}/cdn/"
  }

  private void answer(HttpExchange exchange) {
    def path = exchange.requestURI.path
    requests.add("${exchange.requestMethod} ${path}".toString())
    switch (path) {
      case "/api/datasets/${REPOSITORY}/revision/main".toString():
        json(exchange, [id: REPOSITORY, sha: COMMIT])
        break
      case "/api/datasets/${REPOSITORY}/tree/${COMMIT}".toString():
        json(exchange, files.collect { name, bytes ->
          def entry = [type: 'file', path: name, size: bytes.length, oid: gitHash(bytes)]
          isLarge(name) ? entry + [lfs: [oid: sha256(bytes), size: bytes.length]] : entry
        })
        break
      case { it.startsWith("/datasets/${REPOSITORY}/resolve/${COMMIT}/") }:
        resolve(exchange, path.substring("/datasets/${REPOSITORY}/resolve/${COMMIT}/".length()))
        break
      case { it.startsWith('/cdn/') }:
        assert exchange.requestHeaders.getFirst('Authorization') == null
        send(exchange, 200, files[path.substring('/cdn/'.length())])
        break
      default:
        exchange.responseHeaders.set('X-Error-Code', 'EntryNotFound')
        send(exchange, 404, new byte[0])
    }
  }

  private void resolve(HttpExchange exchange, String name) {
    def bytes = files[name]
    if (bytes == null) {
      exchange.responseHeaders.set('X-Error-Code', 'EntryNotFound')
      send(exchange, 404, new byte[0])
      return
    }
    exchange.responseHeaders.set('X-Repo-Commit', COMMIT)
    if (isLarge(name)) {
      exchange.responseHeaders.set('X-Linked-Etag', "\"${sha256(bytes)}\"")
      exchange.responseHeaders.set('X-Linked-Size', "${bytes.length}")
      exchange.responseHeaders.set('Location', cdn + name)
      send(exchange, 302, new byte[0])
    } else {
      exchange.responseHeaders.set('ETag', "\"${gitHash(bytes)}\"")
      send(exchange, 200, bytes)
    }
  }

  private static boolean isLarge(String name) {
    name.endsWith('.parquet')
  }

  private static void json(HttpExchange exchange, Object value) {
    exchange.responseHeaders.set('Content-Type', 'application/json')
    send(exchange, 200, JsonOutput.toJson(value).getBytes('UTF-8'))
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) {
    if (exchange.requestMethod == 'HEAD') {
      exchange.responseHeaders.set('Content-Length', "${bytes.length}")
      exchange.sendResponseHeaders(status, -1)
    } else {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length)
      exchange.responseBody.write(bytes)
    }
    exchange.close()
  }

  static String sha256(byte[] bytes) {
    hex(MessageDigest.getInstance('SHA-256').digest(bytes))
  }

  static String gitHash(byte[] bytes) {
    def sha = MessageDigest.getInstance('SHA-1')
    sha.update("blob ${bytes.length}\0".getBytes('UTF-8'))
    hex(sha.digest(bytes))
  }

  private static String hex(byte[] digest) {
    HexFormat.of().formatHex(digest)
  }

  void stop() {
    server.stop(0)
  }
}

// basedir is target/it/<project>
def bench = new File(basedir, '../../../src/it/files/bench.parquet').bytes
def card = '''\
---
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train-*
license: cc-by-4.0
---
# Card
'''.getBytes('UTF-8')
def hub = new FakeHub([
  '.gitattributes': '*.parquet filter=lfs\n'.getBytes('UTF-8'),
  'README.md': card,
  'data/train-00000-of-00001.parquet': bench,
]).start()
context.put('hub', hub)
new File(basedir, 'test.properties').text = "janus.hub=${hub.url}\n"
return true
