import groovy.xml.XmlSlurper

// What the test asserts inside the forked JVM is the promise; here: that it ran, and what it cost.
def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-it.CancellationTest.xml'))
assert suite.@tests == '1'
assert suite.@failures == '0' && suite.@errors == '0' && suite.@skipped == '0'
// Each of the four rubrics was judged once, over both runs.
assert context.get('endpoint').calls.get() == 4
context.get('endpoint').stop()
return true
