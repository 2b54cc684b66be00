package dev.mailworthy.core.dns.internal.bulk.port;

/** The object that a {@link Port} was opened for. {@link Ports#await} returns it if the port has datagrams to read. */
public interface PortOwner {}
