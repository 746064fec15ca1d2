String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] janus: nothing to report')
assert log.contains('janus:check: 1 violation')
assert log.contains(': there is no run record')
assert log.contains('junit-platform-engine have to be on the test class path')
