String log = new File(basedir, 'build.log').text
def merged = new File(basedir, 'target/janus/merge-shards')
def unsharded = new File(basedir, 'target/unsharded/merge-shards')
assert log.contains('janus:merge: merge-shards: 2 shards, 3 responses and 5 verdicts (0 unscored) in ' + new File(merged, 'run.jsonl'))
assert log.contains('janus: 1 gate passed')

def lines = { folder, type -> new File(folder, 'run.jsonl').readLines().findAll { it.startsWith('{"type":"' + type + '"') } }
assert lines(merged, 'gate') == lines(unsharded, 'gate') && lines(merged, 'gate').size() == 1
assert lines(merged, 'response').sort() == lines(unsharded, 'response').sort()
assert lines(merged, 'verdict').sort() == lines(unsharded, 'verdict').sort()
['report.md', 'koala.md', 'mt-bench.md'].each { name ->
    def text = { folder -> new File(folder, 'report/' + name).text.readLines().findAll { !(it =~ /\d\d:\d\d|[0-9a-f]{8}/) } }
    assert text(merged) == text(unsharded)
}
assert !lines(merged, 'header')[0].contains('janus.shard')
