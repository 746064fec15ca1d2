String log = new File(basedir, 'build.log').text
// Nothing is at these addresses and no key is set: a plan needs neither.
assert log.contains('plan-asks-nothing')
assert log =~ /(?i)plan|calls/
assert log =~ /(?i)token/
assert !new File(basedir, 'target/janus/plan-asks-nothing/run.jsonl').exists()
assert !new File(basedir, 'target/janus/plan-asks-nothing/surefire-reports').exists()
assert !new File(basedir, 'target/janus/plan-asks-nothing/report').exists()
