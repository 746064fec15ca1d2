String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Scanning for projects')*.toString().drop(1)
assert builds.size() == 5
assert builds[0].contains('janus: 2 gates passed')
assert builds[1].contains('janus:check: not decided: demo.SecondIT: not run with -Dit.test=FirstIT')
assert ['demo.FirstIT', 'demo.SecondIT'].every { builds[2].contains(it + ': the run did not start') }
assert builds[3].contains('janus:check: not decided: demo.FirstIT: not run with -DskipITs')
// This Failsafe knows no skipTests: what it has run is decided.
assert builds[4].contains('janus: 2 gates passed')
(1..3).each { assert !builds[it].contains('gates passed') : it }
return true
