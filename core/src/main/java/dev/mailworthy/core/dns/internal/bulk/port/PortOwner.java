package dev.mailworthy.core.dns.internal.bulk.port;

/** What a {@link Port} was opened for. {@link Ports#await} hands it back when the port has datagrams to read. */
public interface PortOwner {}
