String log = new File(basedir, 'build.log').text
assert log.contains('janus:prune: 2 entries (0.0 MB) removed, 1 (0.0 MB) kept in ' + new File(basedir, 'verdicts'))
assert log.contains('janus:prune: there is nothing to prune: janus.cache is off')
assert new File(basedir, 'verdicts/v1').list() as List == ['two.jsonl']
