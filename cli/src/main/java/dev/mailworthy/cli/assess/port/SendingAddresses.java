package dev.mailworthy.cli.assess.port;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;

/** The addresses that a check takes as sending addresses, and where they come from. */
public record SendingAddresses(List<IpAddress> addresses, Origin origin) {

    public SendingAddresses {
        addresses = List.copyOf(addresses);
    }

    public static SendingAddresses none() {
        return new SendingAddresses(List.of(), Origin.UNKNOWN);
    }

    /** The check that stays unanswered when the addresses are a guess, or when there are none. */
    public Optional<UnansweredCheck> unanswered() {
        if (!origin.isGuess()) {
            return Optional.empty();
        }
        return Optional.of(new UnansweredCheck(
                CheckArea.SENDER,
                "sending address",
                Reason.NOT_CONFIGURED,
                addresses.isEmpty()
                        ? "this machine has no public address, and the domain's DNS names none"
                        : "this machine has no public address; " + origin.label() + " instead",
                Hint.Standard.NAME_ADDRESS_OR_ASK_RESPONDER));
    }

    /** The {@link Fact} for gates: whether the sending addresses are known. */
    public Fact fact() {
        return Fact.of(
                "SENDING-ADDRESS-UNKNOWN",
                "sending address",
                unanswered()
                        .map(open -> Answer.<String>unanswered(open.why(), open.detail()))
                        .orElseGet(Answer::absent));
    }

    /** Where sending addresses come from, best source first. */
    public enum Origin {
        GIVEN("given with --ip", "given"),
        LAB("the lab's host", "lab"),
        RESPONDER("as your responder saw them", "responder"),
        RECEIVERS("as most receivers see them", "receivers"),
        INTERFACES("public addresses of this machine", "interfaces"),
        EHLO_NAME("guessed from the EHLO name, to which their PTR leads back", "ehlo-name"),
        SPF_RECORD("guessed from the domain's SPF record", "spf-record"),
        MX_HOSTS("guessed from the domain's MX hosts", "mx-hosts"),
        DOMAIN_ADDRESS("guessed from the domain's own address", "domain-address"),
        UNKNOWN("unknown", "unknown");

        private final String label;
        private final String code;

        Origin(String label, String code) {
            this.label = label;
            this.code = code;
        }

        /** The origin in words. */
        public String label() {
            return label;
        }

        /** The name that JSON uses. */
        public String code() {
            return code;
        }

        /** Whether the addresses are only a guess from the domain's own records, or unknown. */
        public boolean isGuess() {
            return compareTo(INTERFACES) > 0;
        }
    }
}
