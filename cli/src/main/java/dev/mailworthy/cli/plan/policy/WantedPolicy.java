package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.core.Labelled;

/** A policy that an owner may want to publish (RFC 9989 section 4.7). */
public enum WantedPolicy implements Labelled {
    /** Treat mail that fails as suspicious. */
    QUARANTINE,
    /** Refuse mail that fails. */
    REJECT
}
