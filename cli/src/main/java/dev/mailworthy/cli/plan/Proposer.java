package dev.mailworthy.cli.plan;

/** Proposes records for findings of some kinds. Later ones see what earlier ones proposed. */
@FunctionalInterface
interface Proposer {

    void propose(Situation situation, Draft draft);
}
