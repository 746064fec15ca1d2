// One file per split, one test case per rubric, unique names, messages that read well.
import groovy.xml.XmlSlurper

def expected = [
  koala: ['koala/_gate/mean', 'koala/k1/r1', 'koala/k1/r2', 'koala/k2/r1', 'koala/k2/r2'],
  flask: ['flask/f1/r1', 'flask/f1/r2', 'flask/f2/r1', 'flask/f2/r2']
]
def filtered = new File(basedir, 'target/filtered')
def folders = new File(basedir, 'target').listFiles().findAll { it.name.startsWith('reports-') }
assert folders.size() >= 4

folders.each { folder ->
  def parsed = { split ->
    new XmlSlurper().parse(new File(folder, "TEST-it.SmallBenchTest.${split}.xml"))
  }
  assert folder.listFiles().findAll { it.name.startsWith('TEST-') }*.name.sort().take(3) == [
    'TEST-it.PlainTest.xml', 'TEST-it.SmallBenchTest.flask.xml', 'TEST-it.SmallBenchTest.koala.xml'
  ] : folder
  expected.each { split, names ->
    assert parsed(split).testcase*.@name*.text().sort() == names : folder
    // Surefire 3.2.5 takes the container's class, 3.6.1 the test's own.
    def classes = parsed(split).testcase*.@classname*.text().unique()
    assert classes == ["it.SmallBenchTest.${split}".toString()] || classes == ['it.SmallBenchTest'] : folder
    assert parsed(split).@tests == names.size().toString() : folder
  }
  def weak = parsed('koala').testcase.find { it.@name == 'koala/k1/r2' }
  assert weak.failure.@type == 'org.opentest4j.AssertionFailedError' : folder
  assert weak.failure.@message.text() ==
    'score 2 is below the threshold 3: Is it brief? (worth 2) The judge: Weighed. ]]> \u2407 & <b>' : folder
  assert weak.'system-out'.text().contains('An answer to: Question k1?') : folder
  def garbled = parsed('flask').testcase.find { it.@name == 'flask/f1/r2' }
  assert garbled.error.@message.text().startsWith('no verdict, no-score: ') : folder
  // Surefire gives what is printed before any test, the plan, to whichever test ends first.
  def passed = parsed('koala').testcase.find { it.@name == 'koala/k1/r1' }
  assert passed.children().every { it.name() == 'system-out' && it.text().contains('janus: it.SmallBenchTest: plan: ') } : folder
}

// -Dtest=SmallBenchTest#koala.k1* paid for one prompt of four.
assert new File(filtered, 'it.SmallBenchTest/partial/run.jsonl').readLines().count { it.contains('"type":"response"') } == 1
context.get('endpoint').stop()
return true
