String log = new File(basedir, 'build.log').text
assert log.contains('janus:check: 4 violations')
['gate mean of mt-bench failed', 'gate pass-rate of mt-bench failed', 'gate mean of overall failed', 'gate pass-rate of overall failed'].each {
    assert log.contains('red-gate-fails-the-build: ' + it)
}
assert !log.contains('of koala failed')
assert new File(basedir, 'target/janus/red-gate-fails-the-build/report/report.md').text.contains('4.5')
