package dev.mailworthy.smtp;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.OutgoingPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on one {@link OutgoingPort}, with a line of evidence for each attempt and sign that led to it.
 *
 * @param source the local address; empty for the system's choice
 * @param family of the connections
 * @param port 1 to 65535
 * @param verdict what happens to connections to the port
 * @param confidence how reliable the verdict is
 * @param why the DNS's reason when no target's name was answered
 * @param tested how far the conversations were meant to go
 * @param evidence one line for each observation
 * @param own the rules of this machine that decide about the port
 * @param longPackets whether packets of full length arrive; empty where no conversation on port 25 came so far
 * @param greeter the name that greets in place of several operators' servers; empty if there is none, or it is not known
 */
public record PortVerdict(
        Optional<IpAddress> source,
        IpFamily family,
        int port,
        EgressVerdict verdict,
        Confidence confidence,
        Optional<Reason> why,
        Tested tested,
        List<String> evidence,
        List<LocalRule> own,
        Optional<LongPackets> longPackets,
        Optional<DomainName> greeter) {
    public PortVerdict {
        own = List.copyOf(own);
        evidence = evidence.stream().map(Printable::text).toList();
    }

    /**
     * The verdict on a port about which no rule of this machine decides.
     *
     * @param source the local address; empty for the system's choice
     * @param family of the connections
     * @param port 1 to 65535
     * @param verdict what happens to connections to the port
     * @param confidence how reliable the verdict is
     * @param why set if the port is unanswered
     * @param tested what was tested and what not
     * @param evidence one line for each observation
     */
    public PortVerdict(
            Optional<IpAddress> source,
            IpFamily family,
            int port,
            EgressVerdict verdict,
            Confidence confidence,
            Optional<Reason> why,
            Tested tested,
            List<String> evidence) {
        this(
                source,
                family,
                port,
                verdict,
                confidence,
                why,
                tested,
                evidence,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The verdict on a port where all that a run can test was tested.
     *
     * @param source the local address; empty for the system's choice
     * @param family of the connections
     * @param port 1 to 65535
     * @param verdict what happens to connections to the port
     * @param confidence how reliable the verdict is
     * @param why set if the port is unanswered
     * @param evidence one line for each observation
     */
    public PortVerdict(
            Optional<IpAddress> source,
            IpFamily family,
            int port,
            EgressVerdict verdict,
            Confidence confidence,
            Optional<Reason> why,
            List<String> evidence) {
        this(source, family, port, verdict, confidence, why, Tested.CONVERSATION, evidence);
    }

    /** The last step that was asked for on a port. */
    public enum Tested {
        /** The greeting alone, because no name for EHLO was given. */
        GREETING,
        /** EHLO and TLS too. */
        CONVERSATION;

        /** {@return the name that JSON uses} */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether packets of full length arrive. Commands are short, and each real message needs long packets. */
    public enum LongPackets {
        /** A server answered one of this machine, and long replies of the servers arrived. */
        PASSED,
        /** They are lost, and short ones arrive. */
        LOST,
        /** No server took one: without TLS no command is so long (RFC 5321 section 4.5.3.1.4). */
        UNANSWERED;

        /** {@return the name that JSON uses} */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * {@return this verdict with the rules of this machine that decide about the port}
     *
     * @param rules of the packet filter and of routing
     */
    public PortVerdict withOwn(List<LocalRule> rules) {
        return new PortVerdict(
                source, family, port, verdict, confidence, why, tested, evidence, rules, longPackets, greeter);
    }

    /**
     * {@return this verdict with what was seen of packets of full length}
     *
     * @param seen empty if it was not tried
     */
    public PortVerdict withLongPackets(Optional<LongPackets> seen) {
        return new PortVerdict(source, family, port, verdict, confidence, why, tested, evidence, own, seen, greeter);
    }

    /**
     * {@return this verdict with the name that greets in place of several operators' servers}
     *
     * @param name empty if each server gave its own
     */
    public PortVerdict withGreeter(Optional<DomainName> name) {
        return new PortVerdict(
                source, family, port, verdict, confidence, why, tested, evidence, own, longPackets, name);
    }

    /** The verdict that names this machine, where its own rules explain what was met or limit what the run can know. */
    PortVerdict named() {
        if (own.isEmpty()
                || verdict == EgressVerdict.NO_FAMILY
                || verdict == EgressVerdict.NO_CONNECTIVITY
                || verdict == EgressVerdict.DNS_FAILURE) {
            return this;
        }
        if (own(LocalRule.Kind.BY_USER).isPresent()) {
            return as(EgressVerdict.DEPENDS_ON_USER, Confidence.LOW);
        }
        if (own(LocalRule.Kind.REDIRECTS).isPresent() && !verdict.isBlocked()) {
            return as(EgressVerdict.REDIRECTED_LOCAL, Confidence.HIGH);
        }
        return own(LocalRule.Kind.RATIONS).isPresent() ? rationed() : this;
    }

    /** A few connections passed a rule that rations them. More of them at a time may not. */
    private PortVerdict rationed() {
        if (verdict == EgressVerdict.THROTTLED || verdict.isBlocked()) {
            return as(EgressVerdict.THROTTLED_LOCAL, Confidence.HIGH);
        }
        return verdict == EgressVerdict.OPEN && confidence == Confidence.HIGH ? as(verdict, Confidence.MEDIUM) : this;
    }

    private PortVerdict as(EgressVerdict other, Confidence sure) {
        return new PortVerdict(source, family, port, other, sure, why, tested, evidence, own, longPackets, greeter);
    }

    /**
     * {@return the rule of this machine that does this; empty without one}
     *
     * @param kind what the rule does
     */
    public Optional<LocalRule> own(LocalRule.Kind kind) {
        return own.stream().filter(rule -> rule.kind() == kind).findFirst();
    }

    /** {@return the way out that it is about} */
    public OutgoingPort way() {
        return new OutgoingPort(source, family, port);
    }

    /** {@return whether no mail gets out here: the port is closed, or conversations break off at every operator that agrees} */
    public boolean keepsMailBack() {
        return verdict.isBlocked() || verdict.isBroken() && confidence == Confidence.HIGH;
    }

    /** {@return the way out in words: {@code port 25 over IPv4}, with the local address if one was asked for} */
    public String subject() {
        return way().toString();
    }
}
