package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Actor;

/** Who publishes a planned record set. */
public enum Publisher {
    /** The operator of the domain's zone. */
    OWN_ZONE(Actor.DNS_HOST),
    /** The provider of the address, who runs the zone of its reverse name. */
    REVERSE_ZONE(Actor.PROVIDER);

    private final Actor actor;

    Publisher(Actor actor) {
        this.actor = actor;
    }

    public Actor actor() {
        return actor;
    }
}
