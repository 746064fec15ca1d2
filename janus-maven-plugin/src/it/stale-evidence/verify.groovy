String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 12
assert builds[0].contains('janus: 2 gates passed')
(1..8).each { assert !builds[it].contains('gates passed') : it }
String notStarted = 'demo.ManyKindsBenchTest: the run did not start'
assert builds[1].contains('broken.jsonl:1:') && builds[1].contains(notStarted)
String missing = 'janus:check: not decided: demo.ManyKindsBenchTest: janus.judge.api-key-env: the environment variable JANUS_IT_NO_SUCH_KEY holds no key'
assert builds[2].contains(missing) && builds[2].contains('BUILD FAILURE')
assert builds[3].contains('[WARNING] ' + missing) && builds[3].contains('BUILD SUCCESS')
assert builds[4].contains('janus.tresholdd: there is no such key') && builds[4].contains(notStarted)
assert builds[5].contains('janus:check: not decided: demo.ManyKindsBenchTest: not run with -Dtest=UnitTest')
assert builds[6].contains('janus:check: not decided: demo.ManyKindsBenchTest: not run with -Dtest=ManyKindsBenchTest#koala.nope.*')
assert builds[7].contains('janus:check: not decided: demo.ManyKindsBenchTest: not run with -Dgroups=split:nope')
assert builds[8].contains('janus:check: not decided: demo.ManyKindsBenchTest: only a part of it was run')
assert builds[9].contains('[WARNING] janus:check: not decided: tests are skipped with -DskipTests')
assert builds[10].contains('janus: demo.ManyKindsBenchTest: judged by an earlier build, at ')
assert !builds[10].contains('not compared')
assert builds[10].contains('janus: 2 gates passed')
assert builds[11].contains('run.jsonl: the record is not of what the build has now')
assert builds[11].contains('found: janus.threshold is 2 in place of 4')
