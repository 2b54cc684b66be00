package dev.mailworthy.cli.lab;

import dev.mailworthy.core.net.IpAddress;

/** A server of a {@link Lab}, at an address that the lab's DNS names. */
record LabPeer(IpAddress address, int port, Behaviour behaviour) {}
