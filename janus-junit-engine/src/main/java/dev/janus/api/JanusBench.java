package dev.janus.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Marks a class as a bench: each rubric of each prompt becomes a test.
 *
 * <p>The class needs no members; a static method annotated with {@link Generator} makes a Java
 * function the model under test. Attributes are the lowest layer of configuration: a system
 * property, {@code junit-platform.properties} or a launcher parameter of the same key overrides
 * them. May be used as a meta-annotation.
 */
@API(status = Status.EXPERIMENTAL)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Inherited
@Documented
public @interface JanusBench {

  /**
   * Where the bench is: {@code classpath:/benches/x.jsonl} or a path, which starts at the working
   * directory. Key {@code janus.bench}.
   */
  String bench();

  /** The score that each rubric has to reach, 1 to 5. Key {@code janus.threshold}. */
  double threshold() default 3;

  /**
   * Whether a rubric below the threshold fails its test, or only informs and the gates decide, of
   * which there has to be one then. Key {@code janus.decide}.
   */
  Decide decide() default Decide.RUBRICS;

  /**
   * Any other setting, as {@code key=value} with a key of the configuration reference, for example
   * {@code "janus.judge.repeats=3"}.
   */
  String[] settings() default {};
}
