package dev.mailworthy.cli.command.spf;

import dev.mailworthy.cli.option.RecordArgument;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.render.spf.LintReport;
import dev.mailworthy.cli.render.spf.SpfLintRenderer;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.publish.LintFinding;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds faults in a record's text. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Find the faults of a record: each with its place, the section of the RFC and, if there is one, a"
                + " correction.",
        footer = {"", "Exit codes: 0 fine, 1 a warning, 2 an error, 3 the DNS did not answer."})
final class SpfLintCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RECORD|@FILE|DOMAIN",
            description = "A record's text, @ and a file that holds it, or a domain.")
    private String argument = "";

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    SpfLintCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RecordArgument record = RecordArgument.parse(argument);
        return shared.run(session)
                .<LintReport>measure(
                        (world, progress) -> lint(world, record), new SpfLintRenderer(), LintReport::verdict);
    }

    private static LintReport lint(Surroundings world, RecordArgument argument) {
        if (argument instanceof RecordArgument.Text text) {
            return text.unread()
                    .map(meant -> unread("record", meant))
                    .orElseGet(() -> report("record", text.parse(), text.plain(), SpfLint.of(text.parse())));
        }
        DomainName domain = ((RecordArgument.Published) argument).domain();
        DnsAnswer answer = world.dns().ask(DnsQuestion.of(domain, RecordType.TXT));
        if (answer instanceof DnsAnswer.Unanswered silent) {
            UnansweredCheck check = new UnansweredCheck(
                    CheckArea.SPF, "TXT of " + domain, silent.reason(), silent.detail(), Hint.Standard.NAME_RESOLVER);
            return LintReport.without(domain.toString(), "unanswered: " + silent.detail(), Optional.of(check));
        }
        List<byte[]> texts = answer instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(DnsRecord.Txt::joined)
                        .toList()
                : List.of();
        List<String> records = texts.stream()
                .filter(SpfRecord::isSpf)
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList();
        Optional<NearMiss> meant = texts.stream()
                .flatMap(text -> NearMiss.of(text).stream())
                .findFirst()
                .filter(text -> records.isEmpty());
        if (meant.isPresent()) {
            return unread(domain.toString(), meant.get());
        }
        if (records.size() == 1) {
            SpfParse parse = SpfRecord.parse(records.get(0));
            SpfSurvey survey = SpfPublisher.over(world.dns()).survey(domain);
            return survey.unanswered().isEmpty()
                    ? report(domain.toString(), parse, records.get(0), SpfLint.of(parse, survey))
                            .with(survey)
                    : report(domain.toString(), parse, records.get(0), SpfLint.of(parse, domain));
        }
        return none(
                domain.toString(),
                (records.isEmpty() ? "no SPF record" : records.size() + " SPF records; there must be one")
                        + " (RFC 7208 section 4.5)");
    }

    private static LintReport report(String subject, SpfParse parse, String source, List<LintFinding> findings) {
        return parse instanceof SpfParse.NotSpf
                ? none(subject, "no SPF record: it has to begin with \"v=spf1\" and a space (RFC 7208 section 4.5)")
                : LintReport.of(subject, source, findings);
    }

    /** A text that receivers do not read as SPF, with the faults of the record that it means. */
    private static LintReport unread(String subject, NearMiss text) {
        List<LintFinding> findings = new ArrayList<>(List.of(LintFinding.unread(text)));
        findings.addAll(SpfLint.of(SpfRecord.parse(text.mended())));
        return LintReport.of(subject, text.mended(), findings);
    }

    private static LintReport none(String subject, String why) {
        return LintReport.without(subject, why, Optional.empty());
    }
}
