package dev.mailworthy.smtp.path;

import dev.mailworthy.core.text.Printable;
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
     * @param serves the ports that the responder listens on at that address, as it states under its seal
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

        /** This proof, with the translation that the other ports show. */
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
     * A server answered and did not prove to be the responder.
     *
     * @param saying what came instead of a proof, one line
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

    /** A responder answered and says that it has another key. That proves nothing, because any server could say so. */
    record OtherKey() implements ResponderOutcome {
        @Override
        public String line() {
            return "a responder with another key answered";
        }
    }

    /**
     * No server answered, or the connection ended before a proof.
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
