@NullMarked
package dev.janus.maven.launch;

import org.jspecify.annotations.NullMarked;
