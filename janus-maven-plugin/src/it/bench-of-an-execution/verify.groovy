String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 6
assert builds[0].contains('gates passed')
assert builds[1].contains('janus: assistant: judged by an earlier build, at ')
assert builds[1].contains('gates passed')
assert !builds[1].contains('not compared')
(2..5).each {
  assert builds[it].contains('run.jsonl: the record is not of what the build has now') : it
  assert !builds[it].contains('gates passed') : it
}
assert builds[2].contains('bench digest is ')
assert builds[3].contains('janus.threshold is 2 in place of 4')
assert builds[4].contains('janus.judge.model is scripted-judge in place of another')
assert builds[5].contains('janus.gates is ')
return true
