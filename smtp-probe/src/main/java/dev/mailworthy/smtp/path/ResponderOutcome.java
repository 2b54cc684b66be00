package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Printable;
import java.util.List;

/** How a visit to one port of a responder ended. */
public sealed interface ResponderOutcome {

    /** One line for people. */
    String line();

    /**
     * The responder answered and proved that it did.
     *
     * @param seen this end of the connection as the responder saw it
     * @param local this end as it is here
     * @param responder the responder's end as it sees it itself
     * @param serves the ports that the responder listens on at that address, by its own word
     * @param rewritten what was changed on the way; empty when nothing was
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

        /** The same, after a look at the other ports. */
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
     * Somebody answered and could not prove to be the responder.
     *
     * @param saying what came instead of a proof, one line
     */
    record NotTheResponder(String saying) implements ResponderOutcome {
        public NotTheResponder {
            saying = Printable.text(saying);
        }

        @Override
        public String line() {
            return "somebody else answered: " + saying;
        }
    }

    /** A responder answered that says it has another key. Anybody could say so, hence it proves nothing. */
    record OtherKey() implements ResponderOutcome {
        @Override
        public String line() {
            return "a responder with another key answered";
        }
    }

    /**
     * Nobody answered, or not long enough for a proof.
     *
     * @param detail one line: what the system or the other side said
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
