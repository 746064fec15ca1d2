def log = new File(basedir, 'build.log').text
def converted = new File(basedir, 'hf-home/janus/converted/v1').list() as List
def sha256 = '194739fe02048301a5edc0366248a2a4817673d51ad72bbe6c6fc4e827188e72'

assert converted.sort() == [sha256 + '.arrow', sha256 + '.json']
assert log.contains('bench.parquet: converted, 12 rows')
assert log.contains('janus: classpath:/benches/x.jsonl is read as it is: nothing to fetch')
assert log.contains('no.parquet: there is no such file')
assert !log.contains('SLF4J')
return true
