package dev.mailworthy.cli.assess.port;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the user's responder saw of the connections from this machine. The responder runs on another machine. */
public sealed interface OutsideView {

    /** The responder, as the user named it. */
    String responder();

    /** The responder proved that it saw connections from this machine, at most one of each address family. */
    record Seen(String responder, List<Sight> sights) implements OutsideView {
        public Seen {
            responder = Printable.text(responder);
            sights = List.copyOf(sights);
        }

        public List<IpAddress> addresses() {
            return sights.stream().map(Sight::address).distinct().toList();
        }
    }

    /**
     * A connection as the responder saw it.
     *
     * @param address the source address
     * @param port the port of the responder
     */
    record Sight(IpAddress address, int port) {}

    /** The responder proved nothing. */
    record Unseen(String responder, Reason why, String detail) implements OutsideView {
        public Unseen {
            responder = Printable.text(responder);
            detail = Printable.text(detail);
        }
    }

    /**
     * The view from several visits. Of each address family the proven visit to the lowest port counts. That is port 25
     * if it was proven, and mail leaves by port 25.
     */
    static OutsideView of(String responder, List<ResponderPath> visits) {
        List<Sight> proven = Stream.of(IpFamily.values())
                .flatMap(family -> visits.stream()
                        .filter(visit -> visit.family() == family && visit.outcome() instanceof ResponderOutcome.Proven)
                        .min(Comparator.comparingInt(ResponderPath::port))
                        .stream())
                .map(OutsideView::sight)
                .toList();
        return proven.isEmpty() ? unseen(responder, visits) : new Seen(responder, proven);
    }

    private static Sight sight(ResponderPath proven) {
        return new Sight(((ResponderOutcome.Proven) proven.outcome()).seen().address(), proven.port());
    }

    private static Unseen unseen(String responder, List<ResponderPath> visits) {
        return visits.stream()
                .min(Comparator.comparingInt(visit -> rank(visit.outcome())))
                .map(visit -> new Unseen(responder, why(visit.outcome()), visit.line()))
                .orElseGet(() -> new Unseen(responder, Reason.NO_CONNECTIVITY, "it was not reached"));
    }

    /** The rank of an outcome: an answer, even a wrong one, tells more than none. */
    private static int rank(ResponderOutcome outcome) {
        if (outcome instanceof ResponderOutcome.OtherKey) {
            return 0;
        }
        return outcome instanceof ResponderOutcome.NotTheResponder ? 1 : 2;
    }

    private static Reason why(ResponderOutcome outcome) {
        if (outcome instanceof ResponderOutcome.OtherKey) {
            return Reason.NOT_CONFIGURED;
        }
        if (outcome instanceof ResponderOutcome.Unreached unreached) {
            return unreached.how() == AttemptOutcome.NOT_TRIED ? Reason.SKIPPED : Reason.NO_CONNECTIVITY;
        }
        return Reason.MALFORMED;
    }

    /** The addresses that the responder proved, as {@link Confirmed confirmed checks}. */
    default List<Confirmed> confirmed() {
        return this instanceof Seen seen
                ? seen.sights().stream()
                        .map(sight -> new Confirmed(
                                "sending address as " + responder() + " sees it",
                                sight.address() + ", on port " + sight.port()))
                        .toList()
                : List.of();
    }

    /** The check that stays unanswered when the responder proved nothing. */
    public default Optional<UnansweredCheck> unanswered() {
        return this instanceof Unseen unseen
                ? Optional.of(new UnansweredCheck(
                        CheckArea.SENDER,
                        "sending address as " + unseen.responder() + " sees it",
                        unseen.why(),
                        unseen.detail(),
                        Hint.Standard.START_RESPONDER))
                : Optional.empty();
    }
}
