@NullMarked
package dev.janus.maven.config;

import org.jspecify.annotations.NullMarked;
