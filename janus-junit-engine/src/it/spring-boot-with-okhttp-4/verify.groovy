def shared = new File(basedir, '../../../src/it/guest.groovy')
return new GroovyShell(getClass().classLoader, binding).evaluate(shared)
