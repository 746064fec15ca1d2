String log = new File(basedir, 'build.log').text
def folder = new File(basedir, 'target/janus/pom-only-replay-passes')
assert new File(folder, 'run.jsonl').readLines().size() == 12
assert ['koala.md', 'mt-bench.md', 'report.json', 'report.md'].every { new File(folder, 'report/' + it).size() > 0 }
def koala = new groovy.xml.XmlSlurper().parse(new File(folder, 'surefire-reports/TEST-pom-only-replay-passes.koala.xml'))
assert koala.testcase*.@name*.text() == ['koala/tea/r1', 'koala/tea/r2', 'koala/rain/r1', 'koala/rain/r2', 'koala/_gate/mean']
assert koala.@failures == '0' && koala.@errors == '0'
def bench = new groovy.xml.XmlSlurper().parse(new File(folder, 'surefire-reports/TEST-pom-only-replay-passes.mt-bench.xml'))
assert bench.@failures == '1'
assert bench.testcase.failure.@message.text() == 'score 2 is below the threshold 3: Does the response name its sources? The judge: No source is named.'
assert log.contains('  koala: 5 passed')
assert log.contains('  mt-bench: 0 passed, 1 failed')
assert log.contains('janus: 1 gate passed')
assert log.contains('  reports in ' + new File(folder, 'report'))
