String log = new File(basedir, 'build.log').text
assert log.count('janus: skipped') == 12
assert !new File(basedir, 'target/janus').exists()
