String log = new File(basedir, 'build.log').text
['demo.KindBench', 'demo.SourcesBench'].each {
    assert new File(basedir, "target/janus/${it}/run.jsonl").exists()
    assert new File(basedir, "target/janus/${it}/surefire-reports/TEST-${it}.koala.xml").exists()
    assert log =~ "(?m)${it} +(koala|mt-bench) +mean"
}
assert log.contains('janus: 2 gates passed')
