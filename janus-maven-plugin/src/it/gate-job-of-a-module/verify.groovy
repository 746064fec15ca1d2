String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 4
assert builds[2].contains('janus: 1 gate passed')
assert !builds[2].contains('not compared')
assert builds[3].contains('found: janus.threshold is 3 in place of 4')
return true
