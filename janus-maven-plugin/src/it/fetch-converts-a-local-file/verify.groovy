def log = new File(basedir, 'build.log').text
def converted = new File(basedir, 'hf-home/janus/converted/v1').list() as List
def sha256 = '06261bb6a6213f615688ec41feb00085d96051db9e12b233c0a7ca7c6ea1d831'

assert converted.findAll { !it.endsWith('.lock') }.sort() == [sha256 + '.arrow', sha256 + '.json']
assert log.contains('bench.parquet: converted, 12 rows')
assert log.contains('janus: classpath:/benches/x.jsonl is read as it is: nothing to fetch')
assert log.contains('no.parquet: there is no such file')
assert !log.contains('SLF4J')
return true
