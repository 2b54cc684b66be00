package dev.mailworthy.cli.assess.message;

import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.DmarcView;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.smtp.message.Delivery;
import dev.mailworthy.smtp.message.DkimSignature;
import dev.mailworthy.smtp.message.MessageFinding;
import dev.mailworthy.smtp.message.SignatureOutcome;
import dev.mailworthy.smtp.message.VerifiedSignature;
import dev.mailworthy.spf.publish.SpfReport;
import dev.mailworthy.spf.result.SpfResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of SPF, DKIM and DMARC for a message that leaves from the checked addresses.
 *
 * @param spf whether the MAIL FROM domain passes and aligns
 * @param dkim whether a signature passes and aligns
 * @param dmarc whether either does
 * @param ownPolicy whether the From domain's own policy makes receivers refuse the message
 */
public record MessageJudgement(
        Outcome spf,
        Outcome dkim,
        Outcome dmarc,
        List<Finding> findings,
        List<Confirmed> confirmed,
        List<UnansweredCheck> unanswered,
        Fact ownPolicy)
        implements Report {

    private static final Hint HOW = Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER;

    /** The result of one check of a message. */
    public enum Outcome implements Labelled {
        PASS,
        FAIL,
        UNANSWERED
    }

    public MessageJudgement {
        findings = List.copyOf(findings);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }

    @Override
    public List<Fact> facts() {
        return Stream.concat(Report.super.facts().stream(), Stream.of(ownPolicy))
                .toList();
    }

    /** @param mailFrom the domain whose SPF record was evaluated */
    public static MessageJudgement of(
            MessageSeen seen,
            DomainName checked,
            DomainName mailFrom,
            Optional<SpfReport> spf,
            SendingAddresses sending) {
        return new Bench(seen, mailFrom, spf, sending).judge(checked);
    }

    /** Judges one message. */
    private static final class Bench {

        private final MessageSeen seen;
        private final DomainName mailFrom;
        private final Optional<SpfReport> spf;
        private final SendingAddresses sending;
        private final String name;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Confirmed> confirmed = new ArrayList<>();
        private final List<UnansweredCheck> unanswered = new ArrayList<>();

        Bench(MessageSeen seen, DomainName mailFrom, Optional<SpfReport> spf, SendingAddresses sending) {
            this.seen = seen;
            this.mailFrom = mailFrom;
            this.spf = spf;
            this.sending = sending;
            this.name = seen.message().message().name();
        }

        MessageJudgement judge(DomainName checked) {
            Outcome bySpf = seen.dmarc().map(this::spf).orElse(Outcome.FAIL);
            Outcome byDkim = seen.dmarc().map(this::dkim).orElse(Outcome.FAIL);
            Outcome together = either(bySpf, byDkim);
            seen.dmarc().ifPresent(view -> dmarc(view, together, bySpf, byDkim));
            otherAddress();
            otherDomain(checked);
            return new MessageJudgement(
                    bySpf,
                    byDkim,
                    together,
                    findings,
                    confirmed,
                    unanswered,
                    OwnPolicy.fact(seen.dmarc(), together, name));
        }

        private static Outcome either(Outcome one, Outcome other) {
            if (one == Outcome.PASS || other == Outcome.PASS) {
                return Outcome.PASS;
            }
            return one == Outcome.UNANSWERED || other == Outcome.UNANSWERED ? Outcome.UNANSWERED : Outcome.FAIL;
        }

        private static Outcome both(Outcome one, Outcome other) {
            if (one == Outcome.FAIL || other == Outcome.FAIL) {
                return Outcome.FAIL;
            }
            return one == Outcome.UNANSWERED || other == Outcome.UNANSWERED ? Outcome.UNANSWERED : Outcome.PASS;
        }

        private static Outcome of(Answer<String> aligned) {
            return aligned.fold(
                    how -> Outcome.PASS, () -> Outcome.FAIL, silent -> Outcome.UNANSWERED, beside -> Outcome.FAIL);
        }

        /** SPF must pass for every address, because a message may leave from any of them. */
        private Outcome spf(DmarcView view) {
            if (seen.isPassedOn()) {
                return Outcome.UNANSWERED;
            }
            Answer<String> aligned = view.spf().getOrDefault(mailFrom, Answer.absent());
            tell("SPF", mailFrom.toString(), view, aligned, PostureFinding.DMARC_SPF_UNALIGNED);
            return both(of(aligned), spfPasses());
        }

        private Outcome spfPasses() {
            List<SpfResult> results = spf.stream()
                    .flatMap(report -> report.checks().stream())
                    .map(check -> check.result())
                    .toList();
            if (results.isEmpty()) {
                return Outcome.UNANSWERED;
            }
            if (results.stream().allMatch(SpfResult.PASS::equals)) {
                return Outcome.PASS;
            }
            return results.stream().anyMatch(result -> result != SpfResult.PASS && result != SpfResult.TEMPERROR)
                    ? Outcome.FAIL
                    : Outcome.UNANSWERED;
        }

        private Outcome dkim(DmarcView view) {
            Outcome best = Outcome.FAIL;
            for (VerifiedSignature each : seen.message().signatures()) {
                Outcome verified = each.outcome() instanceof SignatureOutcome.Pass
                        ? Outcome.PASS
                        : each.outcome() instanceof SignatureOutcome.Unanswered || seen.isPassedOn()
                                ? Outcome.UNANSWERED
                                : Outcome.FAIL;
                Answer<String> aligned = domain(each)
                        .map(domain -> view.dkim().getOrDefault(domain, Answer.absent()))
                        .orElseGet(Answer::absent);
                best = either(best, both(verified, of(aligned)));
            }
            List<VerifiedSignature> hopeful = seen.message().signatures().stream()
                    .filter(each -> !(each.outcome() instanceof SignatureOutcome.Fail))
                    .toList();
            Answer<String> any = hopeful.stream()
                    .flatMap(each -> domain(each).stream())
                    .map(domain -> view.dkim().getOrDefault(domain, Answer.absent()))
                    .reduce((one, other) -> of(one) == Outcome.PASS || of(other) == Outcome.FAIL ? one : other)
                    .orElseGet(Answer::absent);
            if (!hopeful.isEmpty()) {
                tell("DKIM", domains(hopeful), view, any, PostureFinding.DMARC_DKIM_UNALIGNED);
            }
            return best;
        }

        private static Optional<DomainName> domain(VerifiedSignature each) {
            return each.signature().map(DkimSignature::domain);
        }

        private static String domains(List<VerifiedSignature> signatures) {
            return String.join(
                    ", ",
                    signatures.stream()
                            .flatMap(each -> domain(each).stream())
                            .map(DomainName::toString)
                            .distinct()
                            .toList());
        }

        private void tell(
                String method, String proved, DmarcView view, Answer<String> aligned, PostureFinding unaligned) {
            String check = "alignment of " + method + " in " + name;
            Evidence both = new Evidence(name, "From " + view.from() + ", " + method + " " + proved);
            aligned.fold(
                    how -> confirmed.add(new Confirmed(check, how).rulingOut(unaligned)),
                    () -> findings.add(Finding.of(
                            unaligned,
                            name,
                            method + " proves " + proved + ", which does not align with " + view.from() + ".",
                            both)),
                    silent -> unanswered.add(
                            new UnansweredCheck(CheckArea.MESSAGE, check, silent.reason(), silent.detail(), HOW)
                                    .leavingOpen(unaligned)),
                    beside -> true);
        }

        private void dmarc(DmarcView view, Outcome together, Outcome bySpf, Outcome byDkim) {
            String check = "DMARC of " + name;
            String how = "SPF " + bySpf.label() + ", DKIM " + byDkim.label() + ", both with alignment; policy "
                    + view.policy().fold(text -> text, () -> "missing", silent -> "unanswered", beside -> "missing");
            switch (together) {
                case PASS ->
                    confirmed.add(new Confirmed(check, "passes: " + how).rulingOut(MessageFinding.MESSAGE_DMARC_FAIL));
                case FAIL -> {
                    Finding failed = Finding.of(
                                    MessageFinding.MESSAGE_DMARC_FAIL,
                                    name,
                                    "The message fails DMARC: " + how + ".",
                                    Stream.concat(
                                                    Stream.of(new Evidence(check, how)),
                                                    seen.message().signatures().stream()
                                                            .map(each -> new Evidence(each.subject(), each.words())))
                                            .toArray(Evidence[]::new))
                            .about(new Particular.Domain(view.from()));
                    findings.add(
                            OwnPolicy.refusal(view, together) instanceof Answer.Present
                                    ? failed.withSeverity(Severity.BLOCKER)
                                    : failed);
                }
                case UNANSWERED ->
                    unanswered.add((seen.isPassedOn()
                                    ? new UnansweredCheck(
                                            CheckArea.MESSAGE,
                                            check,
                                            Reason.NOT_SUPPORTED,
                                            "this copy was passed on, and may have been changed",
                                            Hint.Standard.GIVE_DIRECT_COPY)
                                    : new UnansweredCheck(CheckArea.MESSAGE, check, why(), how, HOW))
                            .leavingOpen(MessageFinding.MESSAGE_DMARC_FAIL));
            }
        }

        /** The reason of the first signature whose key is unanswered, else the reason of SPF. */
        private Reason why() {
            return seen.message().signatures().stream()
                    .flatMap(each -> each.outcome() instanceof SignatureOutcome.Unanswered silent
                            ? Stream.of(silent.reason())
                            : Stream.empty())
                    .findFirst()
                    .orElse(spf.isEmpty() ? Reason.NOT_CONFIGURED : Reason.SERVFAIL);
        }

        private void otherDomain(DomainName checked) {
            seen.dmarc()
                    .map(DmarcView::from)
                    .filter(from -> !isWithin(from, checked) && !isWithin(checked, from))
                    .ifPresent(from -> findings.add(Finding.of(
                            MessageFinding.MESSAGE_OTHER_DOMAIN,
                            name,
                            "It is from " + from + ", and " + checked + " was checked.",
                            new Evidence("From of " + name, from.toString()))));
        }

        private static boolean isWithin(DomainName inner, DomainName outer) {
            return inner.equals(outer) || inner.toString().endsWith("." + outer);
        }

        /** The server that got the message from a checked address passed it on, without a new Return-Path. */
        private void forwarded(Delivery ours, Delivery last) {
            findings.add(Finding.of(
                    MessageFinding.MESSAGE_PASSED_ON,
                    name,
                    "The last step was not made by your server: " + ours.by() + " got " + name + " from "
                            + ours.address() + " and passed it on.",
                    new Evidence("Received in " + name, ours.field()),
                    new Evidence("last Received in " + name, last.field())));
        }

        private void otherAddress() {
            Optional<DomainName> from = seen.dmarc().map(DmarcView::from);
            if (seen.isPassedOn()
                    || sending.origin().isGuess()
                    || sending.addresses().isEmpty()
                    || from.isEmpty()) {
                return;
            }
            List<Delivery> deliveries = seen.message().message().deliveries(from.get());
            Optional<Delivery> ours = deliveries.stream()
                    .filter(delivery -> sending.addresses().contains(delivery.address()))
                    .findFirst();
            if (ours.isPresent() && !ours.get().equals(deliveries.get(0))) {
                forwarded(ours.get(), deliveries.get(0));
                return;
            }
            deliveries.stream()
                    .limit(1)
                    .filter(delivery -> !sending.addresses().contains(delivery.address()))
                    .forEach(delivery -> {
                        IpAddress address = delivery.address();
                        findings.add(Finding.of(
                                MessageFinding.MESSAGE_OTHER_ADDRESS,
                                address.toString(),
                                delivery.by() + " got " + name + " from " + address + ", which was not checked.",
                                new Evidence("Received in " + name, delivery.field()),
                                new Evidence(
                                        "addresses checked", sending.addresses().toString())));
                    });
        }
    }
}
