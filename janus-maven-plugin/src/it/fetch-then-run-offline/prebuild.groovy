def evaluate = { path ->
  new GroovyShell(getClass().classLoader, binding).evaluate(new File(basedir, '../../../' + path))
}
new File(basedir, 'hf-home').deleteDir()
evaluate('src/it/fake-hub.groovy')
evaluate('../janus-junit-engine/src/it/scripted-endpoint.groovy')
return true
