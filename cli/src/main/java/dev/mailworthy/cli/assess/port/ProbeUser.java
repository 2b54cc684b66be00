package dev.mailworthy.cli.assess.port;

import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.SocketOwner;

/**
 * The user that a run connects as in place of its own.
 *
 * @param owner makes a thread open sockets as this user
 */
public record ProbeUser(LocalUser user, SocketOwner owner) {}
