package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.smtp.trust.CertificateJudgement;
import dev.mailworthy.smtp.trust.TrustJudgement;
import java.time.Instant;
import java.util.Locale;

/** The judgement of a mail server's certificate, as JSON. */
final class TrustForms {

    private TrustForms() {}

    static JsonObject trust(CertificateJudgement trust) {
        return JsonObject.empty()
                .with("path", judgement(trust.path()))
                .with("name", judgement(trust.name()))
                .with("dates", judgement(trust.dates()))
                .with("notAfter", trust.notAfter().map(Instant::toString))
                .with("names", trust.names())
                .with(
                        "dane",
                        judgement(trust.dane().outcome())
                                .with("dnssec", trust.dane().dnssec().name().toLowerCase(Locale.ROOT)))
                .with("mtaSts", judgement(trust.sts().outcome()));
    }

    private static JsonObject judgement(TrustJudgement judgement) {
        return JsonObject.empty().with("outcome", outcome(judgement)).with("detail", judgement.detail());
    }

    private static String outcome(TrustJudgement judgement) {
        if (judgement instanceof TrustJudgement.Holds) {
            return "holds";
        }
        if (judgement instanceof TrustJudgement.Fails) {
            return "fails";
        }
        return judgement instanceof TrustJudgement.Unanswered ? "unanswered" : "not-applicable";
    }
}
