String log = new File(basedir, 'build.log').text
['demo.KindBench': 'koala', 'demo.SourcesBench': 'mt-bench'].each { bench, split ->
    assert new File(basedir, "target/janus/${bench}/run.jsonl").exists()
    assert new File(basedir, "target/janus/${bench}/surefire-reports/TEST-${bench}.${split}.xml").exists()
    assert log =~ "(?m)${bench} +${split} +mean"
}
assert log.count('janus: 2 gates passed') == 2
assert !log.contains('not compared')
