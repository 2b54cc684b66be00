package dev.mailworthy.cli.lab;

import dev.mailworthy.core.net.IpAddress;

/** Something that listens in a lab, at the address the lab's DNS names. */
record LabPeer(IpAddress address, int port, Behaviour behaviour) {}
