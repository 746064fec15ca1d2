String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 7
assert builds[0].contains('gates passed')
assert builds[1].contains('janus:check: not decided: pom-only-evidence: not run with -Djanus.run.skip')
assert builds[2].contains('[WARNING] janus:check: not decided: pom-only-evidence: not run with -Djanus.run.skip')
assert builds[3].contains('janus: pom-only-evidence: judged by an earlier build, at ')
assert builds[3].contains('gates passed')
assert builds[4].contains('run.jsonl: the record is not of what the build has now')
assert builds[4].contains('janus.generator.model is scripted-generator in place of another')
assert builds[5].contains('JANUS_IT_NO_SUCH_KEY holds no key')
assert builds[6].contains('[WARNING] janus:check: not decided: pom-only-evidence: janus.judge.api-key-env: the environment variable JANUS_IT_NO_SUCH_KEY holds no key')
[1, 2, 4, 5, 6].each { assert !builds[it].contains('gates passed') : it }
return true
