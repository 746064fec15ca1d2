String log = new File(basedir, 'build.log').text
assert log.contains('run.jsonl: the record is not of what the build has now')
assert log.contains('found: janus.threshold is 2 in place of 3')
assert !log.contains('gate passed')
