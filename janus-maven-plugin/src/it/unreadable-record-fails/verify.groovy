String log = new File(basedir, 'build.log').text
def failure = { goal -> /Failed to execute goal dev\.janus:janus-maven-plugin:[^: ]+:/ + goal + / on project [^:]+: / }
String line = /\S+run\.jsonl:1: not a line of a run record of schema 1\n/
String file = /\S+pom\.xml: the run records cannot be listed\n/
assert log =~ failure(/check \(default\)/) + /janus:check: 1 violation\n(\[ERROR\] )?/ + line
assert log =~ failure(/report \(default-cli\)/) + line
assert log =~ failure(/check \(default-cli\)/) + /janus:check: 1 violation\n(\[ERROR\] )?/ + file
assert log =~ failure(/report \(default-cli\)/) + file
