String log = new File(basedir, 'build.log').text
assert log.contains('janus: 1 gate passed')
String arguments = new File(new File(basedir, 'target/janus/.fork').listFiles().first(), 'java.args').text
assert arguments.contains('junit-platform-launcher-6.1.3.jar')
assert !arguments.contains('1.14.4')
