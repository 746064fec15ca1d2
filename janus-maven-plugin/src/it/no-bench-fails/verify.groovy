String log = new File(basedir, 'build.log').text
assert log.contains('pom.xml: janus:run has no bench')
assert log.contains('fix: set <bench>')
