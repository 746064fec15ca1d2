@NullMarked
package dev.janus.maven.fetch;

import org.jspecify.annotations.NullMarked;
