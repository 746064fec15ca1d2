String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 3
assert builds[0].contains('janus: reports of demo.GatesDecideTest in ')
assert builds[0].contains('janus: 1 gate passed')
assert builds[0] =~ /Tests run: \d+, Failures: 0, Errors: 0, Skipped: [1-9]/
assert builds[1].contains('UnitTest.fails_when_told_to')
assert builds[1] =~ /Tests run: \d+, Failures: 1, Errors: 0, Skipped: [1-9]/
assert builds[2] =~ /mean [0-9.]+ is below 5/
assert builds[2] =~ /Tests run: \d+, Failures: 1, Errors: 0, Skipped: [1-9]/
