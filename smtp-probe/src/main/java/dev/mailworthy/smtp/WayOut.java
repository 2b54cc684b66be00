package dev.mailworthy.smtp;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Facts about port 25 over all families together, for {@link dev.mailworthy.core.receiver.Gates}. One open family is
 * enough to send.
 */
final class WayOut {

    private WayOut() {}

    static List<Fact> facts(List<PortVerdict> all) {
        List<PortVerdict> ports =
                all.stream().filter(verdict -> MailPort.SMTP.is(verdict.port())).toList();
        if (ports.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        Stream.of(closed(ports)),
                        ports.stream().flatMap(WayOut::honesty),
                        ports.stream().flatMap(WayOut::depth))
                .flatMap(facts -> facts)
                .toList();
    }

    /** How far the test went. No receiver asks for these facts. */
    private static Stream<Fact> depth(PortVerdict port) {
        return Stream.concat(greeting(port), length(port));
    }

    private static Stream<Fact> length(PortVerdict port) {
        return port.longPackets().equals(Optional.of(PortVerdict.LongPackets.UNANSWERED))
                ? Stream.of(Fact.of(
                        EgressReport.LENGTH_UNTESTED, port.subject(), Answer.present("no server took TLS on port 25")))
                : Stream.empty();
    }

    private static Stream<Fact> greeting(PortVerdict port) {
        return port.tested() == PortVerdict.Tested.GREETING
                ? Stream.of(Fact.of(
                        EgressReport.GREETING_ONLY, port.subject(), Answer.present("no name for EHLO was given")))
                : Stream.empty();
    }

    private static Fact closed(List<PortVerdict> ports) {
        Optional<PortVerdict> open = first(ports, verdict -> verdict.verdict().letsMailOut());
        if (open.isPresent()
                && ports.stream()
                        .filter(verdict -> verdict.verdict().letsMailOut())
                        .allMatch(verdict -> verdict.confidence() == Confidence.LOW)) {
            return Fact.of(
                    EgressReport.CLOSED,
                    open.get().subject(),
                    Answer.unanswered(Reason.TIMEOUT, "open to fewer than half of the operators"));
        }
        if (open.isPresent()) {
            return Fact.of(EgressReport.CLOSED, open.get().subject(), Answer.absent());
        }
        Optional<PortVerdict> silent = first(
                ports, verdict -> !verdict.keepsMailBack() && verdict.verdict().wasTried());
        Optional<PortVerdict> blocked = first(ports, PortVerdict::keepsMailBack);
        if (silent.isPresent() || blocked.isEmpty()) {
            PortVerdict first = silent.orElse(ports.get(0));
            return Fact.of(EgressReport.CLOSED, first.subject(), unanswered(first));
        }
        return Fact.of(
                EgressReport.CLOSED,
                blocked.get().subject(),
                Answer.present(blocked.get().verdict().name()));
    }

    /**
     * Facts about interference and refusals before MAIL. Without any connection they are not applicable. No fact says that
     * STARTTLS passes unchanged, because only a {@link ResponderEvidence responder} can prove that.
     */
    private static Stream<Fact> honesty(PortVerdict port) {
        if (port.keepsMailBack() || !port.verdict().wasTried()) {
            return asked().map(type -> fact(type, port, Answer.notApplicable("nothing gets out there")));
        }
        if (port.verdict() == EgressVerdict.REDIRECTED_LOCAL) {
            return Stream.of(
                    fact(
                            EgressFinding.EGRESS_25_INTERCEPTED,
                            port,
                            Answer.present(EgressFinding.EGRESS_25_LOCAL_REDIRECT.title())),
                    fact(EgressFinding.EGRESS_GREETING_REFUSED, port, unanswered(port)));
        }
        if (!port.verdict().letsMailOut()) {
            return asked().map(type -> fact(type, port, unanswered(port)));
        }
        Optional<EgressFinding> found = port.verdict().finding(port.port());
        Stream<Fact> standing = found.stream().map(type -> fact(type, port, standing(type, port)));
        return Stream.concat(
                standing,
                asked().filter(type -> !found.equals(Optional.of(type)))
                        .map(type -> fact(type, port, besideThat(type, port))));
    }

    /** A device on the path greets in the receivers' place: their own greetings do not arrive, and decide nothing. */
    private static Answer<String> besideThat(EgressFinding type, PortVerdict port) {
        return port.verdict().mayAnswerForOthers()
                ? Answer.notApplicable("a device on the way may answer in the receivers' place")
                : Answer.absent();
    }

    /** TLS that fails with a part of the operators alone leaves open whether it fails with a receiver that insists on it. */
    private static Answer<String> standing(EgressFinding type, PortVerdict port) {
        return type == EgressFinding.EGRESS_TLS_BROKEN && port.confidence() != Confidence.HIGH
                ? Answer.unanswered(Reason.MALFORMED, "TLS came about with some operators, and with others not")
                : Answer.present(type.title());
    }

    private static Stream<EgressFinding> asked() {
        return Stream.of(EgressFinding.EGRESS_25_INTERCEPTED, EgressFinding.EGRESS_GREETING_REFUSED);
    }

    private static Fact fact(EgressFinding type, PortVerdict port, Answer<String> answer) {
        return Fact.of(type.code(), port.subject(), answer);
    }

    private static Answer<String> unanswered(PortVerdict port) {
        return Answer.unanswered(Unanswered.reason(port), port.verdict().name().toLowerCase(Locale.ROOT));
    }

    private static Optional<PortVerdict> first(List<PortVerdict> ports, Predicate<PortVerdict> wanted) {
        return ports.stream().filter(wanted).findFirst();
    }
}
