String log = new File(basedir, 'build.log').text
assert log.contains('janus:check: 1 violation')
assert log.contains('run.jsonl:1: not a line of a run record of schema 1')
