String log = new File(basedir, 'build.log').text
assert log.count('janus: skipped') == 10
assert log.contains('[WARNING] janus:check: not decided: tests are skipped with -DskipTests')
assert log.contains('[WARNING] janus:check: not decided: tests are skipped with -Dmaven.test.skip')
assert !new File(basedir, 'target/janus').exists()
