String log = new File(basedir, 'build.log').text
def folder = new File(basedir, 'target/janus/granularity-of-splits')
assert new File(folder, 'run.jsonl').readLines().size() == 12
def suite = { split -> new groovy.xml.XmlSlurper().parse(new File(folder, 'surefire-reports/TEST-granularity-of-splits.' + split + '.xml')) }
assert suite('koala').testcase*.@name*.text() == ['koala/_rubrics', 'koala/_gate/mean']
assert suite('koala').@failures == '0' && suite('koala').@errors == '0'
// A low score is no fault, whatever the granularity: the gates decide.
assert suite('mt-bench').testcase*.@name*.text() == ['mt-bench/_rubrics']
assert suite('mt-bench').@failures == '1' && suite('mt-bench').@errors == '0'
assert suite('mt-bench').testcase.failure.@message.text() == '1 of 1 rubric is below the threshold 3: moon/r1 (2)'
assert log.contains('  koala: 2 passed')
assert log.contains('  mt-bench: 0 passed, 1 failed')
assert log.contains('janus: 1 gate passed')
