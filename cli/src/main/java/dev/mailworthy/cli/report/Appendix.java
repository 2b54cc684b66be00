package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.JudgedReply;
import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.render.check.LogForms;
import dev.mailworthy.cli.render.check.MessageForms;
import dev.mailworthy.cli.render.check.StatementForms;
import dev.mailworthy.cli.render.outcome.MailLogLines;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lower part of a page: every finding with its {@link Evidence evidence}, and the checks that passed. */
final class Appendix {

    private Appendix() {}

    static List<Element> of(CheckReport report) {
        return Stream.of(
                        Stream.of(findings(report)),
                        message(report.message()),
                        log(report),
                        said(report.replies()),
                        Stream.of(confirmed(report.confirmed())))
                .flatMap(section -> section)
                .toList();
    }

    private static Element findings(CheckReport report) {
        List<Finding> findings = report.findings();
        Element section =
                Summary.section("findings", "appendix").and(Summary.heading("findings", "Findings, with evidence"));
        return findings.isEmpty()
                ? section.and(Element.of(
                        "p",
                        report.unanswered().isEmpty()
                                ? "Nothing was found that receivers act on."
                                : "Nothing was found in what was answered."))
                : section.and(
                        findings.stream().map(each -> finding(each, report)).toList());
    }

    private static Element finding(Finding finding, CheckReport report) {
        String severity = finding.severity().label();
        return Element.of(
                        "article",
                        Element.of(
                                "h3",
                                Element.of("span", Words.capital(severity)).with("class", "badge " + severity),
                                new Markup.Text(" "),
                                Element.of("code", finding.code()),
                                new Markup.Text(" " + finding.subject())),
                        Element.of("p", finding.message()))
                .with("id", "f-" + finding.fingerprint())
                .and(step(finding, report))
                .and(evidence(finding.evidence()))
                .and(Element.of("p", finding.type().explanation()).with("class", "meaning"));
    }

    /** Where the remedies stand: with the problem; those of a finding that is no problem stand here. */
    private static List<Element> step(Finding finding, CheckReport report) {
        Optional<Problem> problem = report.problems().of(finding);
        if (problem.isPresent()) {
            return List.of(Element.of(
                    "p",
                    new Markup.Text("What to do: step "),
                    RemedySteps.anchor(problem.get().number())));
        }
        return finding.remedies().isEmpty()
                ? List.of()
                : List.of(Element.of(
                        "ul",
                        finding.remedies().stream().map(RemedySteps::remedy).toList()));
    }

    private static List<Element> evidence(List<Evidence> facts) {
        return facts.isEmpty()
                ? List.of()
                : List.of(table(
                        "What was asked",
                        "What came back",
                        facts.stream()
                                .map(fact -> row(fact.source(), fact.observation()))
                                .toList()));
    }

    private static Stream<Element> message(Optional<JudgedMessage> message) {
        return message.stream()
                .map(known -> Summary.section("message", "appendix")
                        .and(
                                Summary.heading("message", "The message"),
                                Element.of(
                                        "ul",
                                        MessageForms.lines(known).stream()
                                                .map(line -> Element.of("li", line))
                                                .toList())));
    }

    private static Stream<Element> log(CheckReport report) {
        return report.log().stream()
                .map(known -> Summary.section("log", "appendix")
                        .and(
                                Summary.heading("log", "The mail server's log"),
                                Element.of(
                                        "ul",
                                        Stream.concat(
                                                        LogForms.lines(known).stream(),
                                                        MailLogLines.reputation(report.reputation()).stream()
                                                                .map(words -> "Reputation estimate: " + words + "."))
                                                .map(line -> Element.of("li", line))
                                                .toList())));
    }

    private static Stream<Element> said(List<JudgedReply> replies) {
        if (replies.isEmpty()) {
            return Stream.empty();
        }
        List<Element> items = replies.stream()
                .map(reply -> Element.of(
                        "li",
                        Element.of("p", Element.of("b", StatementForms.heading(reply))),
                        Element.of(
                                "p",
                                Element.of(
                                        "code",
                                        Printable.text(reply.heard().reply().toString()))),
                        Element.of("p", StatementForms.words(reply)).with("class", "how")))
                .toList();
        return Stream.of(Summary.section("statements", "appendix")
                .and(Summary.heading("statements", "What receivers said"), Element.of("ul", items)));
    }

    private static Element confirmed(List<Confirmed> checks) {
        Element section = Summary.section("confirmed", "appendix")
                .and(Summary.heading("confirmed", "Passed (" + checks.size() + ")"));
        return checks.isEmpty()
                ? section.and(Element.of("p", "Nothing was proved."))
                : section.and(table(
                        "What was checked",
                        "What proves it",
                        checks.stream()
                                .map(check -> row(check.check(), check.proof()))
                                .toList()));
    }

    private static Element table(String source, String observation, List<Element> rows) {
        return Element.of(
                "table",
                Element.of(
                        "thead",
                        Element.of(
                                "tr",
                                Element.of("th", source).with("scope", "col"),
                                Element.of("th", observation).with("scope", "col"))),
                Element.of("tbody", rows));
    }

    private static Element row(String asked, String answered) {
        return Element.of("tr", Element.of("td", asked), Element.of("td", answered));
    }
}
