/** The part of a check that tests outgoing ports: the probe, its cache, and what a responder saw. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess.port;
