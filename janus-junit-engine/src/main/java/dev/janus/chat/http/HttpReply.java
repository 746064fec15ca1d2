package dev.janus.chat.http;

import okhttp3.Headers;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one attempt.
 *
 * @param status of HTTP
 * @param headers of the reply
 * @param redirectHost the host that a redirect leads to; null when there is none
 * @param body decoded as UTF-8
 */
@API(status = Status.INTERNAL)
public record HttpReply(int status, Headers headers, @Nullable String redirectHost, String body) {}
