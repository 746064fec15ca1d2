String log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/janus/demo.ManyKindsBenchTest/run.jsonl').exists()
assert new File(basedir, 'target/surefire-reports/TEST-demo.ManyKindsBenchTest.koala.xml').exists()
assert log.contains('janus: reports of demo.ManyKindsBenchTest in ')
assert log.contains('janus: 2 gates passed')
