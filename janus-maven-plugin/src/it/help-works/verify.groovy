String log = new File(basedir, 'build.log').text
assert log.contains('janus:run')
assert log.contains('janus.generator.url')
assert log.contains('User property: janus.threshold')
