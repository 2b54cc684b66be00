/** A check's look at outgoing ports: the probe, its memory of the last run, and the view from outside. */
package dev.mailworthy.cli.assess.port;
