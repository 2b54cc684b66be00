package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user can do to get an answer, as data. A library does not know the options of a program. The program that prints
 * a hint words it with its own options.
 */
public sealed interface Hint {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** Hints that need no further data. */
    enum Standard implements Hint {
        /** Run it again. */
        RUN_AGAIN,
        /** Run it again in some minutes, or ask another resolver. */
        RUN_AGAIN_OR_OTHER_RESOLVER,
        /** Connect this machine to the network, then run it again. */
        CONNECT,
        /** Connect this machine to the network, or name a resolver that it can reach. */
        CONNECT_OR_NAME_RESOLVER,
        /** Name a resolver that answers. */
        NAME_RESOLVER,
        /** Name a resolver in the configuration of this machine, or install one. */
        CONFIGURE_RESOLVER,
        /** Find out why the resolver gives no answers, or use another one. */
        REPAIR_RESOLVER,
        /** Ask a resolver that serves this machine, for example one of its own. */
        OWN_RESOLVER,
        /** Ask blocklists through a recursive resolver of your own; the resolver check says what is wrong with the present one. */
        OWN_RESOLVER_FOR_LISTS,
        /** Check it again when the zone is published. */
        PUBLISH_ZONE,
        /** Run it as the user that the mail server sends as. */
        RUN_AS_MAIL_USER,
        /** Let the run come to its end, or examine fewer names in one run. */
        LET_RUN_END,
        /** Give the run more time. */
        MORE_TIME,
        /** Run it on a host that validates DNSSEC. */
        VALIDATE_DNSSEC,
        /** Name the DKIM selector that the mail server signs with. */
        NAME_DKIM_SELECTOR,
        /** Give a message that was sent, or at least name the DKIM selector. */
        GIVE_MESSAGE_OR_SELECTOR,
        /** Give a copy of the message that came directly from the mail server, without a forwarder or a mailing list between. */
        GIVE_DIRECT_COPY,
        /** Give this machine a full host name, or name the one that the mail server says in EHLO. */
        NAME_EHLO,
        /** Name the public address that mail leaves from. */
        NAME_ADDRESS,
        /** Run it on the mail server, name its public address, or use a responder, which sees the address. */
        NAME_ADDRESS_OR_ASK_RESPONDER,
        /** Check the address that the observation names, or bind the mail server to the one that was checked. */
        CHECK_THAT_ADDRESS,
        /** Ask more lists, or use a catalogue with lists for this kind of target. */
        MORE_LISTS,
        /** Install a recursive resolver on this host, and check it. */
        INSTALL_RESOLVER,
        /** Look up what the reply means. */
        EXPLAIN_REPLY,
        /** Use a newer release, or another catalogue of lists. */
        OTHER_CATALOGUE,
        /** Give both sides of a responder the same key file. */
        SAME_RESPONDER_KEY,
        /** Check that the responder runs and listens there. One port that it proves decides about the others too. */
        RESPONDER_RUNS,
        /** Check that the responder runs, and that its own firewall allows the port. */
        RESPONDER_FIREWALL,
        /** Let the responder listen on the port that connections arrive at. */
        RESPONDER_PORT,
        /** Start a responder there with the same key, and allow one of its ports in its firewall. */
        START_RESPONDER,
        /** Run it again, or name at least three mail servers as targets. */
        NAME_TARGETS,
        /** Run it outside of the sandbox, VPN or captive portal that answers every connection. */
        LEAVE_SANDBOX,
        /** Run it again later from the same address: a greylist accepts an address that comes back. */
        COME_BACK_LATER,
        /** Find out why the server ended the SMTP session, then run it again. */
        SEE_WHY_ENDED,
        /** Send through a relay's HTTPS API: no port of a relay is open. */
        SEND_OVER_HTTPS,
        /** Measure port 2525 too, where many relays take mail, or send through a relay's HTTPS API. */
        MEASURE_RELAY_PORT,
        /** See whether port 25 of other servers can be reached from this machine. */
        TEST_PORT,
        /** Make a key for a responder. */
        MAKE_RESPONDER_KEY,
        /** Let the responder bind ports below 1024, or listen on a higher one. */
        ALLOW_LOW_PORTS,
        /** Stop the program that listens on the port, or listen on other ports. */
        FREE_PORT,
        /** Write the letter to the provider's support, with the measurements. */
        WRITE_TICKET,
        /** Run it as root. */
        RUN_AS_ROOT,
        /** Look at the firmware's values with dmidecode. */
        USE_DMIDECODE,
        /** Leave it out when this machine is in no cloud. */
        LEAVE_OUT_METADATA,
        /** Name a log that the delivering programs of the mail server write to, with all its lines. */
        NAME_MAIL_LOG,
        /** Let the logging service keep all lines of the mail server, then name a log of the time after. */
        KEEP_LOG_LINES,
        /** Collect reports of receivers for a longer time, then decide. */
        COLLECT_REPORTS,
        /** Name the addresses that are yours, those that forward your mail, and those that are not yours. */
        NAME_MAIL_SOURCES,
        /** Give reports as the mails that carried them: their signatures prove who reports. */
        GIVE_REPORT_MAILS,
        /** Have the reports decide whether a stricter DMARC policy may be published. */
        ASK_POLICY
    }

    /**
     * Give the run at least this much time.
     *
     * @param time the least that will do
     */
    record RunFor(Duration time) implements Hint {}

    /**
     * Ask blocklists about this address, or about the one that sends.
     *
     * @param address empty for the address that sends
     */
    record AskLists(Optional<IpAddress> address) implements Hint {}

    /** What the operator of a list gives to its users. */
    enum ListNeed {
        /** A key, which is a part of the queried name. */
        KEY,
        /** An entry of the resolver's address in the operator's register. */
        REGISTRATION,
        /** A private zone name, which only subscribers know. */
        ZONE_NAME
    }

    /**
     * Fulfil what the operator of a list asks for before its list answers.
     *
     * @param need a key, a registration or a subscription
     * @param keyId the id of this key or registration in options and settings
     * @param site the operator's page, if there is one
     */
    record ListTerms(ListNeed need, String keyId, Optional<String> site) implements Hint {
        public ListTerms {
            site = site.map(Printable::text);
        }
    }

    /**
     * Send a list no more queries than it answers for free, or use a key or a copy of its zone.
     *
     * @param zone the list's zone
     * @param key how to get a key, if the list has keys
     */
    record FreeLimit(String zone, Optional<ListTerms> key) implements Hint {}

    /**
     * {@return the hint for a check without an answer} A question that was never sent needs no other resolver.
     *
     * @param why of the unanswered question
     * @param otherwise the hint for every other reason
     */
    static Hint unlessSkipped(Reason why, Hint otherwise) {
        return why == Reason.SKIPPED ? Standard.LET_RUN_END : otherwise;
    }

    /**
     * Check the domain with this DKIM selector, after its key was published.
     *
     * @param domain of the mail
     * @param selector one label or more, without {@code _domainkey}
     */
    record CheckSelector(DomainName domain, DomainName selector) implements Hint {}
}
