/** What a check works on besides the network: this host's facts, the DNS that can be stopped, and progress. */
package dev.mailworthy.cli.world;
