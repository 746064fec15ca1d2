String log = new File(basedir, 'build.log').text
assert log.contains('broken.jsonl:1:')
assert log.contains('broken.jsonl:2:')
assert log.contains('score_descriptions')
assert log.contains('[ERROR] Failed to execute goal dev.janus:janus-maven-plugin') && log.contains(':run (default)')
