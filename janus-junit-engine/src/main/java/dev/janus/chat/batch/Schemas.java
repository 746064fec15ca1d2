package dev.janus.chat.batch;

/** What is known of a server's way with JSON Schemas. */
enum Schemas {
  /** Nothing yet. */
  UNKNOWN,
  /** It answers requests with a schema; when it refuses one, that is not because of the schema. */
  TAKEN,
  /** It refuses requests with a schema, and answers them without. */
  REFUSED
}
