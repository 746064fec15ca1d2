package dev.janus.chat.http;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one attempt.
 *
 * @param status of HTTP
 * @param retryAfter the header of this name, if any
 * @param redirectHost the host that a redirect leads to; null when there is none
 * @param body decoded as UTF-8
 */
@API(status = Status.INTERNAL)
public record HttpReply(
    int status, @Nullable String retryAfter, @Nullable String redirectHost, String body) {}
