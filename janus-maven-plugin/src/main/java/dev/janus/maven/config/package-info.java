/** The beans that the XML of a pom fills, turned once into immutable settings. Knows no Maven. */
@NullMarked
package dev.janus.maven.config;

import org.jspecify.annotations.NullMarked;
