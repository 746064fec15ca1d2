def json = new groovy.json.JsonSlurper()
def read = { it.readLines().collect { line -> json.parseText(line) } }
def splits = { lines -> lines.findAll { it.type == 'verdict' }*.split.unique().sort() }
def folder = new File(basedir, 'target/janus/demo.PartsTest')

def whole = read(new File(folder, 'run.jsonl'))
assert splits(whole) == ['koala', 'mt-bench']
assert whole.last().type == 'footer'
assert whole.every { it.sum ==~ /[0-9a-f]{8}/ }
// What failed was run again, in the same JVM and with the same record.
def sessions = whole.findAll { it.type == 'session' }
assert sessions.size() == 2
assert sessions*.process.unique().size() == 1

// The second part took the place of the first, not of the whole.
def part = read(new File(folder, 'partial/run.jsonl'))
assert splits(part) == ['mt-bench']
assert part[0].process != whole[0].process

String log = new File(basedir, 'build.log').text
assert log.contains('classpath:/transcript.jsonl: the record has no checksums')
