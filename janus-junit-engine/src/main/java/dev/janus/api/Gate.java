package dev.janus.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Demands something of a whole split, or of the whole bench. Each attribute that is given becomes a
 * test of its own after the rubrics of its split, and is decided again by {@code janus:check}.
 */
@API(status = Status.EXPERIMENTAL)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(Gate.List.class)
@Inherited
@Documented
public @interface Gate {

  /** Not given: an annotation cannot hold {@code null}. */
  double NOT_GIVEN = Double.NaN;

  /**
   * What the gate is about: the id of a split, {@code overall} for the whole bench, or {@code *}
   * for every split and the whole bench.
   */
  String split() default "*";

  /** The lowest mean over prompts, 1 to 5. */
  double minimumMean() default NOT_GIVEN;

  /** The lowest share of rubrics whose score reaches the threshold, 0 to 1. */
  double minimumPassRate() default NOT_GIVEN;

  /** The highest share of verdicts without a score, 0 to 1. */
  double maximumUnscoredRate() default NOT_GIVEN;

  /** The highest share of responses that were cut off or filtered, 0 to 1. */
  double maximumTruncatedRate() default NOT_GIVEN;

  /** Several gates on one class. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
  @Inherited
  @Documented
  @interface List {

    /** The gates. */
    Gate[] value();
  }
}
