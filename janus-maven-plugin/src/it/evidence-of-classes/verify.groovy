String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 5
assert builds[0].contains('janus: 2 gates passed')
assert builds[1].contains('janus: 2 gates passed')
assert !builds[1].contains('not compared')
assert builds[2].contains('janus:check: not decided: demo.ComposedTest: not run with -Dtest=InheritedTest')
[3, 4].each { build ->
    ['demo.ComposedTest', 'demo.InheritedTest'].each { assert builds[build].contains(it + ': the run did not start') : build }
    assert !builds[build].contains('not decided') : build
}
assert builds[3].contains('found: janus.tresholdd: there is no such key')
(2..4).each { assert !builds[it].contains('gates passed') : it }
return true
