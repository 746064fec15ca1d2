package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One message of a conversation.
 *
 * @param role who speaks
 * @param content what is said, possibly empty
 */
@API(status = Status.EXPERIMENTAL)
public record Message(Role role, String content) {}
