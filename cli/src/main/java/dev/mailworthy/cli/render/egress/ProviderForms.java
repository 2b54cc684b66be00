package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.Verbosity;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.provider.Agreement;
import dev.mailworthy.smtp.provider.Guidance;
import dev.mailworthy.smtp.provider.OpenRelay;
import dev.mailworthy.smtp.provider.PolicyCheck;
import dev.mailworthy.smtp.provider.Recognised;
import dev.mailworthy.smtp.provider.catalogue.Policy;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.Unblock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The machine's provider: how it was recognised, its policy beside the results, and what to do. */
final class ProviderForms {

    private ProviderForms() {}

    public static void write(Page page, Guidance guidance, TextStyle style) {
        guidance.recognised()
                .present()
                .ifPresentOrElse(
                        found -> recognised(page, found, guidance, style), () -> unknown(page, guidance, style));
        guidance.recognised().unanswered().forEach(check -> silence(page, check, style));
        steps(page, guidance.steps(), style);
        if (!guidance.closed().isEmpty()) {
            relays(page, guidance, style);
        }
        page.blank();
    }

    private static void recognised(Page page, Recognised.Present found, Guidance guidance, TextStyle style) {
        Provider provider = found.provider();
        Policy policy = provider.policy();
        page.ends(
                "Provider: " + probably(found.confidence()) + provider.name(),
                "recognised with confidence " + found.confidence().label(),
                style.palette()::strong,
                style.palette()::faint);
        found.evidence().forEach(fact -> page.hanging("  by ", fact.source() + ": " + fact.observation()));
        found.others().forEach(other -> page.hanging("  other hints speak for ", other.name()));
        page.hanging(
                "  ",
                "Its policy as of " + guidance.asOf() + ", confidence "
                        + policy.confidence().label() + ":");
        guidance.checks().forEach(check -> page.hanging("  ", words(check, policy)));
        policy.applies().ifPresent(whom -> page.hanging("  holds for ", whom));
        policy.plans().forEach((plan, detail) -> page.hanging("  " + plan + ": ", detail));
        policy.notes().ifPresent(notes -> page.hanging("  note: ", notes));
        if (style.verbosity() == Verbosity.VERBOSE) {
            policy.style().ifPresent(how -> page.hanging("  how it shows: ", how));
            policy.sources().forEach(source -> page.hanging("  source: ", source));
        }
    }

    private static String words(PolicyCheck check, Policy policy) {
        String both = check.measured().subject() + ": " + probably(policy.confidence())
                + check.policy().words() + "; measured "
                + PortWords.of(check.measured().verdict(), check.measured().family());
        return check.agreement() == Agreement.AGREES ? both + ", which agrees" : both + ". " + check.meaning();
    }

    private static void unknown(Page page, Guidance guidance, TextStyle style) {
        boolean absent = guidance.recognised() instanceof Recognised.Absent;
        page.ends(
                "Provider: " + (absent ? "none of those that are known" : "unanswered"),
                "data of " + guidance.asOf(),
                style.palette()::strong,
                style.palette()::faint);
        guidance.resemblance().ifPresent(like -> page.hanging("  pattern: ", like.words() + "."));
    }

    private static void silence(Page page, UnansweredCheck check, TextStyle style) {
        page.hanging(
                "  ? ",
                check.check() + ": " + check.why().label() + " (" + check.detail() + "). " + HintText.of(check.hint()),
                style.palette()::unanswered);
    }

    private static void steps(Page page, List<Remedy> steps, TextStyle style) {
        if (steps.isEmpty()) {
            return;
        }
        page.line(style.palette().strong("To have it opened, in this order"));
        for (int i = 0; i < steps.size(); i++) {
            Remedy step = steps.get(i);
            page.hanging(
                    "  " + (i + 1) + ". ",
                    FindingForms.who(step.actor()) + ": " + step.action() + " (" + step.effect() + ")");
            HintText.paste(step).ifPresent(copy -> page.verbatim(5, copy));
        }
    }

    private static void relays(Page page, Guidance guidance, TextStyle style) {
        page.line(style.palette().strong("To send meanwhile"));
        guidance.otherwise().ifPresent(left -> page.hanging("  ", HintText.of(left)));
        if (style.verbosity() == Verbosity.VERBOSE) {
            guidance.relays()
                    .forEach(open -> page.hanging(
                            "  ", named(open) + " at " + open.relay().host()));
        } else if (!guidance.relays().isEmpty()) {
            page.hanging(
                    "  ",
                    "Relays whose ports are open from here: "
                            + guidance.relays().stream()
                                    .map(ProviderForms::named)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private static String named(OpenRelay open) {
        return open.relay().name() + " ("
                + open.ports().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    private static String probably(Confidence confidence) {
        return confidence == Confidence.LOW ? "probably " : "";
    }

    static Optional<JsonObject> provider(Guidance guidance) {
        return guidance.recognised().present().map(found -> provider(found, guidance));
    }

    private static JsonObject provider(Recognised.Present found, Guidance guidance) {
        Provider provider = found.provider();
        JsonObject ports = JsonObject.empty();
        provider.policy().ports().forEach((port, policy) -> ports.with(String.valueOf(port), policy.label()));
        return JsonObject.empty()
                .with("id", provider.id())
                .with("name", provider.name())
                .with("confidence", found.confidence().label())
                .with("evidence", FindingForms.evidence(found.evidence()))
                .with("others", found.others().stream().map(Provider::id).toList())
                .with("asOf", guidance.asOf())
                .with("policy", ports)
                .with("policyConfidence", provider.policy().confidence().label())
                .with("sources", provider.policy().sources())
                .with(
                        "comparison",
                        guidance.checks().stream()
                                .map(ProviderForms::comparison)
                                .toList())
                .with("unblock", provider.unblock().map(ProviderForms::unblock))
                .with("url", provider.unblock().flatMap(Unblock::url))
                .with("relays", relays(guidance));
    }

    private static JsonObject comparison(PolicyCheck check) {
        return JsonObject.empty()
                .with("source", check.measured().source())
                .with("family", check.measured().family().label())
                .with("port", check.measured().port())
                .with("policy", check.policy().label())
                .with("measured", check.measured().verdict().name())
                .with("agreement", check.agreement().label());
    }

    private static JsonObject unblock(Unblock way) {
        return JsonObject.empty()
                .with("possible", way.possible().label())
                .with("how", way.how())
                .with("takes", way.takes());
    }

    private static List<JsonObject> relays(Guidance guidance) {
        return guidance.relays().stream().map(ProviderForms::relay).toList();
    }

    private static JsonObject relay(OpenRelay open) {
        return JsonObject.empty()
                .with("name", open.relay().name())
                .with("host", open.relay().host())
                .with("ports", open.ports());
    }

    /** How the provider was recognised. The open relays are here if there is no provider, else in its document. */
    static JsonObject recognition(Guidance guidance) {
        return JsonObject.empty()
                .with("outcome", guidance.recognised().outcome())
                .with("asOf", guidance.asOf())
                .with("like", guidance.resemblance().map(like -> like.label()))
                .with(
                        "unanswered",
                        guidance.recognised().unanswered().stream()
                                .map(FindingForms::unanswered)
                                .toList())
                .with(
                        "steps",
                        guidance.steps().stream().map(FindingForms::remedy).toList())
                .with("relays", guidance.provider().isPresent() ? List.of() : relays(guidance));
    }
}
