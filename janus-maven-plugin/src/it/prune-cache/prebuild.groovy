def entries = new File(basedir, 'verdicts/v1')
entries.mkdirs()
def old = new File(entries, 'one.jsonl')
old.text = 'first {}\nsecond {}\n'
old.setLastModified(System.currentTimeMillis() - 8L * 24 * 60 * 60 * 1000)
new File(entries, 'two.jsonl').text = 'third {}\n'
true
