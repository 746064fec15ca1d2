@NullMarked
package dev.janus.run;

import org.jspecify.annotations.NullMarked;
