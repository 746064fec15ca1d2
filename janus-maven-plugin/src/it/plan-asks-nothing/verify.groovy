String log = new File(basedir, 'build.log').text
// Nothing is at these addresses and no key is set: a plan needs neither.
assert log.count('janus: plan-asks-nothing: plan: 8 calls, about ') == 2
assert log.count('janus: plan-asks-nothing: plan: 5 calls, about ') == 1
assert log.contains('  generator scripted-generator: 3 calls')
assert log.contains('  judge scripted-judge: 5 calls')
assert !new File(basedir, 'target/janus/plan-asks-nothing/run.jsonl').exists()
assert !new File(basedir, 'target/janus/plan-asks-nothing/surefire-reports').exists()
assert !new File(basedir, 'target/janus/plan-asks-nothing/report').exists()
