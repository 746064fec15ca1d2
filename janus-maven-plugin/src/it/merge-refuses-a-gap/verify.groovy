String log = new File(basedir, 'build.log').text
assert log.contains('target/janus/merge-refuses-a-gap/run.jsonl: shards are missing: 2/2'.replace('/', File.separator).replace("2${File.separator}2", '2/2'))
assert log.contains('  fix: run what is missing with -Djanus.shard, and put its run.jsonl beside the others')
assert !new File(basedir, 'target/janus/merge-refuses-a-gap/run.jsonl').exists()
