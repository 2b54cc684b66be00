package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.MessageJudgement;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcView;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.message.DkimSignature;
import dev.mailworthy.smtp.message.SignatureOutcome;
import dev.mailworthy.smtp.message.VerifiedSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of checking a message, in words and as JSON. */
public final class MessageForms {

    private MessageForms() {}

    static Optional<JsonObject> json(Optional<JudgedMessage> message) {
        return message.map(MessageForms::json);
    }

    private static JsonObject json(JudgedMessage message) {
        MessageJudgement judged = message.judgement();
        return JsonObject.empty()
                .with("name", message.seen().message().message().name())
                .with("from", message.seen().dmarc().map(DmarcView::from))
                .with("returnPath", message.seen().message().message().returnPathDomain())
                .with("spf", judged.spf().label())
                .with("dkim", judged.dkim().label())
                .with("dmarc", judged.dmarc().label())
                .with("policy", message.seen().dmarc().flatMap(MessageForms::policy))
                .with(
                        "signatures",
                        message.seen().message().signatures().stream()
                                .map(MessageForms::json)
                                .toList());
    }

    private static Optional<String> policy(DmarcView view) {
        return view.policy()
                .fold(
                        Optional::of,
                        Optional::<String>empty,
                        silent -> Optional.<String>empty(),
                        beside -> Optional.<String>empty());
    }

    private static JsonObject json(VerifiedSignature each) {
        Optional<DkimSignature> signature = each.signature();
        Optional<SignatureOutcome.Pass> pass =
                each.outcome() instanceof SignatureOutcome.Pass passed ? Optional.of(passed) : Optional.empty();
        Optional<String> why = each.outcome() instanceof SignatureOutcome.Fail failed
                ? Optional.of(failed.why())
                : each.outcome() instanceof SignatureOutcome.Unanswered silent
                        ? Optional.of(silent.reason().label() + ": " + silent.detail())
                        : Optional.empty();
        return JsonObject.empty()
                .with("outcome", each.outcome().label())
                .with("why", why)
                .with("domain", signature.map(DkimSignature::domain).map(DomainName::toString))
                .with("selector", signature.map(DkimSignature::selector).map(DomainName::toString))
                .with("algorithm", signature.map(known -> Printable.text(known.algorithm())))
                .with("keyBits", pass.map(SignatureOutcome.Pass::bits))
                .with(
                        "signed",
                        signature
                                .map(known -> known.signed().stream()
                                        .map(Printable::text)
                                        .toList())
                                .orElse(List.of()));
    }

    public static void write(Page page, Optional<JudgedMessage> message, TextStyle style) {
        message.ifPresent(known -> {
            page.line(style.palette().strong("The message"));
            lines(known).forEach(line -> page.hanging("  ", line));
            page.blank();
        });
    }

    /** Lines about the sender of the message, each signature, and the results of SPF, DKIM and DMARC. */
    public static List<String> lines(JudgedMessage message) {
        List<String> lines = new ArrayList<>();
        String from = message.seen().dmarc().map(view -> view.from().toString()).orElse("a sender that cannot be read");
        String path = message.seen()
                .message()
                .message()
                .returnPathDomain()
                .map(domain -> ", Return-Path " + domain)
                .orElse("");
        lines.add(message.seen().message().message().name() + " is from " + from + path + ".");
        message.seen()
                .message()
                .signatures()
                .forEach(each -> lines.add("DKIM " + each.subject() + " " + each.words() + "."));
        if (message.seen().message().signatures().isEmpty()) {
            lines.add("It has no DKIM signature.");
        }
        MessageJudgement judged = message.judgement();
        lines.add("DMARC: " + judged.dmarc().label() + ". It needs SPF or DKIM to pass for the domain in From: SPF "
                + judged.spf().label() + ", DKIM " + judged.dkim().label() + ".");
        lines.add("A message does not show whether its last step was encrypted.");
        return lines;
    }
}
