String log = new File(basedir, 'build.log').text
assert log.count('janus: 1 gate passed') == 2
assert log.count('  koala: 5 passed') == 2
assert log.contains('broken.jsonl:2:')
assert log =~ /Failed to execute goal dev\.janus:janus-maven-plugin:[^: ]+:run \(default\)/
