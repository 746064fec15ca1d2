package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The form that a reply should have.
 *
 * @param name letters, digits and {@code _}
 * @param json a JSON Schema object, as text
 */
@API(status = Status.EXPERIMENTAL)
public record JsonSchema(String name, String json) {}
