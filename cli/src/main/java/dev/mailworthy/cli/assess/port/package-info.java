/** The part of a check that tests outgoing ports: the probe, its cache, and what a responder saw. */
package dev.mailworthy.cli.assess.port;
