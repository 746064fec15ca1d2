String log = new File(basedir, 'build.log').text
assert log =~ /Failed to execute goal dev\.janus:janus-maven-plugin:[^: ]+:run \(default\)/
assert log.contains('janus.thresold: there is no such key')
assert log.contains('janus.threshold')
assert !log.contains(':check (default)')
