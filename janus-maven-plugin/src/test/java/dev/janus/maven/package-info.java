@NullMarked
package dev.janus.maven;

import org.jspecify.annotations.NullMarked;
