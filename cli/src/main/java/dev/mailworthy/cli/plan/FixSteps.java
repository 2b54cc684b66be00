package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.smtp.EgressFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps of a plan. Those that take weeks come last. The others are ordered by {@link Actor}, then by
 * {@link TimeToEffect}: minutes before days. */
final class FixSteps {

    /** Steps in the user's zone come first, then those on the server, then those that others must do. */
    private static final List<Actor> ORDER =
            List.of(Actor.DNS_HOST, Actor.YOU, Actor.PROVIDER, Actor.LIST_OPERATOR, Actor.RECEIVER);

    private static final Set<PostureFinding> NEW_KEY = Set.of(
            PostureFinding.DKIM_SELECTOR_MISSING,
            PostureFinding.DKIM_KEY_REFUSED,
            PostureFinding.DKIM_KEY_WEAK,
            PostureFinding.DKIM_KEY_LONG,
            PostureFinding.DKIM_REVOKED,
            PostureFinding.DKIM_ED25519_ALONE);

    private static final Set<EgressFinding> LETTER = Set.of(
            EgressFinding.EGRESS_25_DROPPED, EgressFinding.EGRESS_25_REJECTED, EgressFinding.EGRESS_25_THROTTLED);

    private final DomainName domain;
    private final Function<Finding, Optional<String>> reasons;

    /** @param reasons why no record is proposed for a finding */
    FixSteps(DomainName domain, Function<Finding, Optional<String>> reasons) {
        this.domain = domain;
        this.reasons = reasons;
    }

    /**
     * @param open findings that no change of the user's zone mends
     * @param requests record sets that others publish
     */
    List<FixStep> ordered(List<Finding> open, List<SetChange> requests) {
        Map<FixStep.Key, FixStep> steps = new LinkedHashMap<>();
        Succession succession = new Succession();
        requests.stream().map(FixSteps::request).forEach(step -> steps.merge(step.key(), step, FixStep::alsoFor));
        open.stream()
                .filter(finding ->
                        requests.stream().noneMatch(request -> request.answers().contains(finding)))
                .forEach(finding -> {
                    List<FixStep> own = steps(finding).toList();
                    own.forEach(step -> steps.merge(step.key(), step, FixStep::alsoFor));
                    // Removal comes last: until the cause is mended, the list refuses it or lists the address again.
                    if (finding.type() instanceof DnsblFinding) {
                        succession.add(own);
                    }
                });
        return succession.kept(steps.values().stream()
                .sorted(Comparator.<FixStep, Boolean>comparing(
                                step -> step.time().longest() == TimeToEffect.Scale.WEEKS)
                        .thenComparing(step -> ORDER.indexOf(step.actor()))
                        .thenComparing(step -> step.time().longest()))
                .toList());
    }

    private static FixStep request(SetChange change) {
        Optional<Remedy> reverse = change.answers().stream()
                .flatMap(finding -> finding.remedies().stream())
                .filter(remedy -> remedy.means()
                        .filter(means -> means instanceof Means.PublishRecord published
                                && published.record().type() == RecordType.PTR)
                        .isPresent())
                .findFirst();
        return new FixStep(
                Actor.YOU,
                reverse.map(Remedy::action)
                        .orElse(
                                "Set the reverse name (PTR) of the address to the name that the mail server gives in EHLO."),
                change.after().records().stream()
                        .<Means>map(record -> new Means.PublishRecord(new PublishedRecord(
                                change.after().owner(), change.after().type(), RecordLines.data(record))))
                        .toList(),
                reverse.map(Remedy::time).orElse(TimeToEffect.MINUTES),
                change.answers(),
                Optional.empty());
    }

    private Stream<FixStep> steps(Finding finding) {
        Treatment treatment = Treatment.of(finding.type());
        if (treatment == Treatment.NOTHING || treatment == Treatment.OPTIONAL) {
            return Stream.empty();
        }
        List<FixStep> steps = new ArrayList<>();
        if (finding.type() instanceof EgressFinding type && LETTER.contains(type)) {
            steps.add(letter(finding));
        }
        Optional<String> reason = reasons.apply(finding);
        for (Remedy remedy : finding.remedies()) {
            // The remedy's record was tried and did not help. Its text is not shown.
            boolean tried = reason.isPresent() && remedy.actor() == Actor.DNS_HOST;
            Remedy shown = tried ? Remedy.of(remedy.actor(), remedy.action(), remedy.time()) : remedy;
            steps.add(FixStep.of(waiting(finding, shown), finding, reason));
        }
        if (finding.type() instanceof PostureFinding type && NEW_KEY.contains(type)) {
            steps.add(newKey(finding));
        }
        return steps.stream();
    }

    /** The {@link Remedy remedy} of a finding. A DMARC policy may be raised only after some weeks of reports. */
    private static Remedy waiting(Finding finding, Remedy remedy) {
        boolean reports =
                finding.type() == PostureFinding.DMARC_POLICY_NONE || finding.type() == PostureFinding.DMARC_TEST_MODE;
        return reports ? new Remedy(remedy.actor(), remedy.action(), remedy.means(), TimeToEffect.REPORTS) : remedy;
    }

    /** The commands that make a DKIM key. The plan makes none: the private key must not leave the server. */
    private FixStep newKey(Finding finding) {
        String name = Situation.isHostLike(domain) ? domain.toString() : "DOMAIN";
        return new FixStep(
                Actor.YOU,
                "Make a key on the server, with what signs there, and publish the record that it prints.",
                List.of(
                        new Means.RunCommand("rspamadm dkim_keygen -b 2048 -d " + name + " -s mail2 -k mail2.key"),
                        new Means.RunCommand("opendkim-genkey -b 2048 -d " + name + " -s mail2"),
                        new Means.RunCommand(
                                "openssl genrsa -out mail2.key 2048 && openssl rsa -in mail2.key -pubout")),
                TimeToEffect.NEW_RECORD,
                List.of(finding),
                Optional.empty());
    }

    private static FixStep letter(Finding finding) {
        return new FixStep(
                Actor.YOU,
                "Write the letter to your provider. Mailworthy puts its measurements into it.",
                List.of(new Means.RunCommand("mailworthy egress --ticket ticket.txt")),
                TimeToEffect.MINUTES,
                List.of(finding),
                Optional.empty());
    }
}
