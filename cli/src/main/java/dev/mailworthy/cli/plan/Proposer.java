package dev.mailworthy.cli.plan;

/** Proposes records for some types of finding. A proposer sees what the ones before it proposed. */
@FunctionalInterface
interface Proposer {

    void propose(Situation situation, Draft draft);
}
