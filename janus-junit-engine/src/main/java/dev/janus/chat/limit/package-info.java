/**
 * What all callers of one server share: how many attempts are in flight, when none may be sent, and
 * what became of them. No sockets.
 */
@NullMarked
package dev.janus.chat.limit;

import org.jspecify.annotations.NullMarked;
