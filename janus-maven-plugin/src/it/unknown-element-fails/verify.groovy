String log = new File(basedir, 'build.log').text
assert log.contains("Cannot find 'modell' in class dev.janus.maven.config.GeneratorElement")
