String log = new File(basedir, 'build.log').text
assert log.contains('janus:merge: empty-shard-merges: 2 shards, 1 response and 1 verdict (0 unscored) in ')
def records = [1, 2].collect { new File(basedir, 'target/janus-shards/job-' + it + '/empty-shard-merges/run.jsonl').readLines() }
assert records.collect { it.count { line -> line.startsWith('{"type":"verdict"') } }.sort() == [0, 1]
assert records.every { it.last().startsWith('{"type":"footer"') }
assert log.contains('  overall: 0 passed, 1 skipped')
