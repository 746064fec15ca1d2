package dev.janus.engine.reporting;

import java.util.Set;

/**
 * A class loader that knows of some classes that there are none, and asks another one for all else.
 * The source of a split names a class that does not exist, and Surefire looks for it several times
 * a test, with the class loader of the thread: through the whole class path, to no avail. Of what
 * it took to report a test under Surefire 3.5.4, that was a third.
 */
final class FictionalClasses extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Set<String> names;

  /**
   * Creates a class loader.
   *
   * @param names of classes that do not exist
   * @param parent asked for all others
   */
  FictionalClasses(Set<String> names, ClassLoader parent) {
    super(parent);
    this.names = Set.copyOf(names);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (names.contains(name)) {
      throw new Fictional(name);
    }
    return super.loadClass(name, resolve);
  }

  /** Nobody looks where it was thrown, and to find out would take longer than all else. */
  private static final class Fictional extends ClassNotFoundException {

    private static final long serialVersionUID = 1L;

    Fictional(String name) {
      super(name);
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }
}
