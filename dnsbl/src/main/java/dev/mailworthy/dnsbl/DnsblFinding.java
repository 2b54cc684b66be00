package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;

/** What a list can have against a sender. */
public enum DnsblFinding implements FindingType {
    DNSBL_LISTED(
            Severity.BLOCKER,
            "a blocklist has the address or domain",
            "Receivers that use the list refuse or file away mail from it (RFC 5782). A listing has a cause, and comes"
                    + " back if it is removed before the cause is.",
            Remedy.of(Actor.YOU, "Find and stop what the list saw, then ask the list for removal.", "hours to days"));

    private final FindingDescription description;

    DnsblFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
