String log = new File(basedir, 'build.log').text
assert log.contains(':run (default)')
assert log.contains('janus.thresold: there is no such key')
assert log.contains('janus.threshold')
assert !log.contains(':check (default)')
