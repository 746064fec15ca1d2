def entries = new File(basedir, 'verdicts/v1/ab')
entries.mkdirs()
def old = new File(entries, 'ab01.json')
old.text = '{}'
old.setLastModified(System.currentTimeMillis() - 8L * 24 * 60 * 60 * 1000)
new File(entries, 'ab02.json').text = '{}'
true
