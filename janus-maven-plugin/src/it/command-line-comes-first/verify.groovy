String log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/elsewhere/command-line-comes-first/run.jsonl').exists()
assert !new File(basedir, 'nowhere').exists()
assert log =~ /mt-bench +mean/
assert !(log =~ /koala +mean/)
String arguments = new File(new File(basedir, 'target/elsewhere/.fork').listFiles().first(), 'java.args').text
assert arguments.readLines().first().endsWith(' -Dasked.by=user')
