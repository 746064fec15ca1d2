import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
def hub = context.get('hub')
def folder = new File(basedir, 'target/janus/fetch-then-run-offline')
def home = new File(basedir, 'hf-home')

// Each request was made once: the second build made none.
def resolve = "/datasets/${hub.REPOSITORY}/resolve/${hub.COMMIT}/".toString()
assert hub.requests.count { it == "GET /api/datasets/${hub.REPOSITORY}/revision/main".toString() } == 1
assert hub.requests.count { it.startsWith("GET /api/datasets/${hub.REPOSITORY}/tree/") } == 1
assert hub.requests.count { it == "GET ${resolve}README.md".toString() } == 1
assert hub.requests.count { it.startsWith('GET /cdn/') } == 1
assert !hub.requests.any { it.contains('.gitattributes') }

// The cache is as Python leaves it, and the conversion lies beside it.
def repository = new File(home, 'hub/datasets--kaist-ai--Multifaceted-Bench')
assert new File(repository, 'refs/main').text == hub.COMMIT
assert new File(repository, "snapshots/${hub.COMMIT}/data/train-00000-of-00001.parquet").size() > 0
assert new File(home, 'janus/converted/v1').list().count { it.endsWith('.arrow') } == 1

// Both builds ran all of it from there.
assert log.count('janus: hf://kaist-ai/Multifaceted-Bench is ready') == 2
assert log.count("commit ${hub.COMMIT}") == 2
assert log.count('licence cc-by-4.0') == 2
assert log.contains('converted, 12 rows')
assert log.contains('was converted before')
assert !log.contains('Using DefaultAllocationManager')
assert log.contains('source koala -> split koala: 2 rows')
def header = new groovy.json.JsonSlurper().parseText(new File(folder, 'run.jsonl').readLines().first())
assert header.bench.revision == hub.COMMIT
assert header.bench.rows == 12
def tests = new File(folder, 'surefire-reports').listFiles().sum { new XmlSlurper().parse(it).@tests.toInteger() }
assert tests == 12 * 4 + 4 + 1
// The generator is asked anew; the judge knows these responses.
assert context.get('endpoint').calls.get() == 12 * (1 + 4) + 12
hub.stop()
context.get('endpoint').stop()
return true
