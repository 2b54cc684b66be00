package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.dnsbl.ResolverDiagnosis;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.ArrayList;
import java.util.List;

/** Screens and documents of {@code dnsbl resolver}. */
public final class ResolverRenderer implements Renderer<ResolverDiagnosis> {

    /** Inconclusive if a list does not answer through the resolver, whatever else was found. */
    public static Verdict verdict(ResolverDiagnosis diagnosis) {
        boolean silent = diagnosis.lists().stream().anyMatch(list -> list.state() == ListHealth.State.UNANSWERED);
        if (silent || !diagnosis.unanswered().isEmpty()) {
            return Verdict.INCONCLUSIVE;
        }
        boolean warned = diagnosis.findings().stream()
                .anyMatch(finding -> finding.severity().compareTo(Severity.WARNING) >= 0);
        return warned ? Verdict.AT_RISK : Verdict.READY;
    }

    @Override
    public boolean namesLab() {
        return true;
    }

    @Override
    public String text(ResolverDiagnosis diagnosis, TextStyle style) {
        Page page = style.page();
        Verdict verdict = verdict(diagnosis);
        VerdictLine.write(
                page,
                switch (verdict) {
                    case READY -> "FIT";
                    case AT_RISK, BLOCKED -> "UNFIT";
                    case INCONCLUSIVE -> "UNKNOWN";
                },
                verdict,
                sentence(verdict)
                        + String.join(
                                ", ",
                                diagnosis.resolvers().stream()
                                        .map(Object::toString)
                                        .toList()),
                style);
        if (style.verbosity() == Verbosity.QUIET) {
            return page.toString();
        }
        page.blank();
        HealthRenderer.write(page, diagnosis.lists(), style);
        Sections.write(page, diagnosis, style);
        return page.toString();
    }

    private static String sentence(Verdict verdict) {
        return switch (verdict) {
            case READY -> "Blocklists answer the DNS resolver ";
            case AT_RISK, BLOCKED -> "Do not use this DNS resolver for blocklists: ";
            case INCONCLUSIVE -> "Some blocklists do not answer the DNS resolver ";
        };
    }

    @Override
    public JsonObject document(ResolverDiagnosis diagnosis, Stamp stamp) {
        return stamp.document("dnsbl-resolver")
                .with("verdict", verdict(diagnosis).label())
                .with("resolvers", diagnosis.resolvers())
                .with("asksFrom", outcome(diagnosis.traits().asksFrom()))
                .with("invents", outcome(diagnosis.traits().invented()))
                .with("validates", outcome(diagnosis.traits().validates()))
                .with("findings", FindingForms.findings(diagnosis))
                .with("confirmed", FindingForms.confirmed(diagnosis.confirmed()))
                .with("unanswered", FindingForms.unanswered(diagnosis))
                .with("lists", HealthRenderer.lists(diagnosis.lists()));
    }

    private static <T> JsonObject outcome(Answer<T> answer) {
        return answer.fold(
                value -> JsonObject.empty().with("outcome", "present").with("value", value.toString()),
                () -> JsonObject.empty().with("outcome", "absent"),
                silent -> JsonObject.empty()
                        .with("outcome", "unanswered")
                        .with("why", silent.reason().label())
                        .with("detail", silent.detail()),
                beside -> JsonObject.empty().with("outcome", "not-applicable"));
    }

    @Override
    public List<JsonObject> lines(ResolverDiagnosis diagnosis, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>(HealthRenderer.lists(diagnosis.lists()));
        lines.add(document(diagnosis, stamp));
        return lines;
    }
}
