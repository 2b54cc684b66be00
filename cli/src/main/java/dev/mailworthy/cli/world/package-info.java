/** The surroundings of a check beside the network: facts about this host, a stoppable DNS, and progress. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.world;
