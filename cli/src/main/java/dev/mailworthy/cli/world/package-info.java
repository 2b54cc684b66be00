/** The surroundings of a check beside the network: facts about this host, a stoppable DNS, and progress. */
package dev.mailworthy.cli.world;
