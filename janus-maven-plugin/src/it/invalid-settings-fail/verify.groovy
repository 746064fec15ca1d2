String log = new File(basedir, 'build.log').text
assert log.contains('pom.xml: <concurrency> is not a whole number of at least 1')
assert log.contains('pom.xml: <judge><topP> is not a number above 0, up to 1, or server')
assert log.contains('pom.xml: the <gate> of split "koala" demands nothing')
assert !new File(basedir, 'target').exists()
