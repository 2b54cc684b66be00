package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** Findings about listings, the catalogue of lists, and the resolver for queries to lists. */
public enum DnsblFinding implements FindingType {
    /** A blocklist has the address or domain (blocker; RFC 5782). */
    DNSBL_LISTED(
            Severity.BLOCKER,
            "a blocklist has the address or domain",
            "Receivers that use the list refuse or file away mail from it (RFC 5782). Remove the cause first:"
                    + " otherwise the listing comes back.",
            Remedy.of(
                    Actor.YOU,
                    "Find and stop what the list saw, then ask the list for removal.",
                    TimeToEffect.HOURS_TO_DAYS)),
    /** The list catalogue is old (notice). */
    DNSBL_CATALOGUE_STALE(
            Severity.NOTICE,
            "the list catalogue is old",
            "Lists end, move and change their codes. What is known of them was last reviewed more than 90 days ago; the"
                    + " test entries still protect from dead lists, but a new list or code is missing.",
            Remedy.of(
                    Actor.YOU,
                    "Install a newer release, or use a catalogue of your own.",
                    new Means.Learn(Hint.Standard.OTHER_CATALOGUE),
                    TimeToEffect.MINUTES)),
    /** A public resolver is asked (warning). */
    DNSBL_RESOLVER_PUBLIC(
            Severity.WARNING,
            "a public resolver is asked",
            "Most lists refuse public resolvers, or answer them as if nothing were listed, because the load of millions"
                    + " cannot be told from one user's.",
            Unbound.REMEDY),
    /** The resolver forwards to another one (notice). */
    DNSBL_RESOLVER_FORWARDS(
            Severity.NOTICE,
            "the resolver forwards to another one",
            "Lists see the address of the last resolver in the chain. If that one serves many, they refuse it.",
            Unbound.REMEDY),
    /** The resolver invents answers for names that do not exist (error; RFC 8020; RFC 5782). */
    DNSBL_RESOLVER_REWRITES(
            Severity.ERROR,
            "the resolver invents answers for names that do not exist",
            "A resolver that answers NXDOMAIN with an address of its own makes every address look listed, or hides"
                    + " that the"
                    + " list does not answer (RFC 8020 and RFC 5782 rely on the difference).",
            Unbound.REMEDY),
    /** The resolver does not validate DNSSEC (notice; RFC 4035; RFC 7672). */
    DNSBL_RESOLVER_NOT_VALIDATING(
            Severity.NOTICE,
            "the resolver does not validate DNSSEC",
            "Without validation (RFC 4035) an attacker between resolver and list can forge answers, and DANE cannot be"
                    + " used for outgoing mail (RFC 7672).",
            Unbound.REMEDY);

    private final FindingDescription description;

    DnsblFinding(Severity severity, String title, String explanation, Remedy remedy) {
        this.description = new FindingDescription(severity, title, explanation, remedy);
    }

    @Override
    public CheckArea area() {
        return CheckArea.BLOCKLISTS;
    }

    @Override
    public FindingDescription description() {
        return description;
    }

    /** The remedy for a resolver's faults. */
    private static final class Unbound {
        static final Remedy REMEDY = Remedy.of(
                Actor.YOU,
                "Run a recursive resolver of your own on this host and ask it.",
                new Means.Learn(Hint.Standard.INSTALL_RESOLVER),
                TimeToEffect.MINUTES);
    }
}
