/** The surroundings of a check besides the network: facts about this host, a DNS that can be stopped, and progress. */
package dev.mailworthy.cli.world;
