package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do so that mail of a source passes. */
final class SourceRemedies {

    private final Optional<SpfProposal> record;

    /** @param record lets sources send, if one was found */
    SourceRemedies(Optional<SpfProposal> record) {
        this.record = record;
    }

    List<Remedy> of(MailSource source) {
        if (source.kind() == SourceKind.UNKNOWN) {
            return List.of(Remedy.of(
                    Actor.YOU,
                    "Say whose the address is.",
                    new Means.Learn(Hint.Standard.NAME_MAIL_SOURCES),
                    TimeToEffect.AT_ONCE));
        }
        if (!source.isOwners() || source.counts().failed() == 0) {
            return List.of();
        }
        List<Remedy> remedies = new ArrayList<>();
        record.filter(proposal -> proposal.saved().contains(source.address()))
                .filter(proposal -> source.causes().containsKey(MailCause.SPF_NOT_AUTHORISED))
                .ifPresent(proposal -> remedies.add(Remedy.publish(letting(source), proposal.record())));
        source.orderedCauses().forEach(cause -> of(cause, source).ifPresent(remedies::add));
        return remedies.stream().distinct().toList();
    }

    private static Optional<Remedy> of(MailCause cause, MailSource source) {
        return switch (cause) {
            case NO_DKIM, DKIM_OTHER_DOMAIN -> Optional.of(signing(source));
            case DKIM_BROKEN ->
                Optional.of(you(
                        "Find out which program changes the mail after it was signed, or which key signs it: check a"
                                + " mail that arrived.",
                        TimeToEffect.HOURS_TO_DAYS));
            case WRONG_SELECTOR ->
                Optional.of(you(
                        "Publish the key of the selector that this server signs with, or make it sign with a"
                                + " published one.",
                        TimeToEffect.NEW_KEY));
            case SPF_PERMERROR ->
                Optional.of(you(
                        "See whether the SPF record can be evaluated now: at most 10 look-ups, one record.",
                        TimeToEffect.RECORD_TTL));
            case ALIGNMENT_STRICT ->
                Optional.of(you(
                        "Send with the very domain of the From field in MAIL FROM or in the signature, or take the"
                                + " strict mode (adkim=s, aspf=s) out of the DMARC record.",
                        TimeToEffect.RECORD_TTL));
            case SPF_NOT_AUTHORISED, SPF_TEMPERROR, SPF_OTHER_DOMAIN, FORWARDED -> Optional.empty();
        };
    }

    private static String letting(MailSource source) {
        return source.service()
                .map(service ->
                        "If " + service.name() + " sends mail of yours, publish this SPF record, which allows it.")
                .orElse("Publish this SPF record, which allows the source.");
    }

    private static Remedy signing(MailSource source) {
        return source.service()
                .map(service -> you(
                        service.step().orElse("At " + service.name() + " set up DKIM signatures of your own domain."),
                        TimeToEffect.NEW_KEY))
                .orElseGet(() ->
                        you("Let this server sign mail with DKIM in the name of the domain.", TimeToEffect.NEW_KEY));
    }

    private static Remedy you(String action, TimeToEffect time) {
        return Remedy.of(Actor.YOU, action, time);
    }
}
