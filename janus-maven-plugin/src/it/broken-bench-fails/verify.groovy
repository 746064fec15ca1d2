String log = new File(basedir, 'build.log').text
assert log.contains('broken.jsonl:1:')
assert log.contains('broken.jsonl:2:')
assert log.contains('score_descriptions')
assert log =~ /Failed to execute goal dev\.janus:janus-maven-plugin:[^: ]+:run \(default\)/
assert !log.contains(':check (default)')
assert !log.contains('  reports in ')
