// What both guest projects promise: the bench ran live, and the user's own tests passed.
import groovy.xml.XmlSlurper

def reports = new File(basedir, 'target/surefire-reports')
def names = { split ->
  new XmlSlurper().parse(new File(reports, "TEST-it.SmallBenchTest.${split}.xml")).testcase*.@name*.text().sort()
}
assert names('koala') == ['koala/_gate/mean', 'koala/k1/r1', 'koala/k1/r2']
assert names('flask') == ['flask/f1/r1', 'flask/f1/r2']
assert new XmlSlurper().parse(new File(reports, 'TEST-it.OwnLibrariesTest.xml')).@tests == '2'
assert context.get('endpoint').calls.get() == 2 + 4
assert new File(basedir, 'target/janus/it.SmallBenchTest/report/report.md').text.contains('PASSED')
// Quiet: Maven itself warns on newer JDKs, the tests' JVM must not.
def quiet = new File(basedir, 'build.log').readLines().dropWhile { !it.contains('T E S T S') }.every {
  !it.contains('sun.misc.Unsafe') && !it.contains('SLF4J')
}
assert quiet
context.get('endpoint').stop()
return true
