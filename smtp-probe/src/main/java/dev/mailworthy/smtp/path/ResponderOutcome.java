package dev.mailworthy.smtp.path;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.util.List;

/** The outcome of a visit to one port of a responder. */
public sealed interface ResponderOutcome {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return one line for people} */
    String line();

    /**
     * The responder proved itself.
     *
     * @param seen this end of the connection as the responder saw it
     * @param local this end as this machine sees it
     * @param responder the responder's end as the responder sees it
     * @param serves the ports on which the responder listens at that address, from its signed statement
     * @param tls what TLS showed
     * @param rewritten what was changed on the path; empty if nothing was
     * @param translation whether an address was translated on the way
     */
    record Proven(
            Endpoint seen,
            Endpoint local,
            Endpoint responder,
            List<Integer> serves,
            TlsFact tls,
            List<Rewriting> rewritten,
            Translation translation)
            implements ResponderOutcome {
        public Proven {
            serves = List.copyOf(serves);
            rewritten = List.copyOf(rewritten);
        }

        /**
         * {@return this proof with another translation, which follows from the other ports}
         *
         * @param replacement what the proofs of all ports together show
         */
        public Proven withTranslation(Translation replacement) {
            return new Proven(seen, local, responder, serves, tls, rewritten, replacement);
        }

        @Override
        public String line() {
            StringBuilder line = new StringBuilder("proven; it saw ")
                    .append(seen)
                    .append(", ")
                    .append(translation.title())
                    .append("; ")
                    .append(tls.title());
            rewritten.forEach(change ->
                    line.append("; ").append(change.kind()).append(": ").append(change.detail()));
            return line.toString();
        }
    }

    /**
     * A server answered, but did not prove to be the responder.
     *
     * @param saying one line: its answer in place of a proof
     */
    record NotTheResponder(String saying) implements ResponderOutcome {
        public NotTheResponder {
            saying = Printable.text(saying);
        }

        @Override
        public String line() {
            return "another server answered: " + saying;
        }
    }

    /** The answer says that the responder has another key. It proves nothing, because any server can send it. */
    record OtherKey() implements ResponderOutcome {
        @Override
        public String line() {
            return "a responder with another key answered";
        }
    }

    /**
     * No server answered, or the connection ended before a proof.
     *
     * @param how how far the attempt came
     * @param detail one line: the system's error or the peer's answer
     */
    record Unreached(AttemptOutcome how, String detail) implements ResponderOutcome {
        public Unreached {
            detail = Printable.text(detail);
        }

        @Override
        public String line() {
            return how + ": " + detail;
        }
    }
}
