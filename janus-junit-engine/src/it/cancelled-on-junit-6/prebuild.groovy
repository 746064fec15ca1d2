// basedir is target/it/<project>
def shared = new File(basedir, '../../../src/it/scripted-endpoint.groovy')
return new GroovyShell(getClass().classLoader, binding).evaluate(shared)
