package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A check as JUnit XML: one test case for each finding, confirmed check and {@link UnansweredCheck unanswered check}. A
 * finding of WARNING or more fails. An unanswered check is skipped, with its reason, and never passes.
 */
final class JunitSuite {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private JunitSuite() {}

    static String of(CheckReport report, Stamp stamp) {
        List<Element> cases = new ArrayList<>();
        report.findings().forEach(finding -> cases.add(testCase(finding)));
        report.confirmed().forEach(fact -> cases.add(testCase(fact)));
        report.unanswered().forEach(check -> cases.add(testCase(check)));
        long failures = report.findings().stream().filter(JunitSuite::fails).count();
        Element suite = counted(Element.of("testsuite"), report, cases.size(), failures)
                .with("timestamp", SECOND.format(stamp.generatedAt()))
                .with("hostname", report.subject().toString())
                .with("time", "0")
                .and(Element.of(
                        "properties",
                        property("tool", stamp.tool()),
                        property("verdict", report.verdict().label())))
                .and(cases);
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        counted(Element.of("testsuites", suite), report, cases.size(), failures).write(out);
        return out.append('\n').toString();
    }

    private static Element counted(Element element, CheckReport report, int tests, long failures) {
        return element.with("name", "mailworthy check " + report.subject())
                .with("tests", String.valueOf(tests))
                .with("failures", String.valueOf(failures))
                .with("errors", "0")
                .with("skipped", String.valueOf(report.unanswered().size()));
    }

    private static Element property(String name, String value) {
        return Element.of("property").with("name", name).with("value", value);
    }

    private static boolean fails(Finding finding) {
        return finding.severity().compareTo(Severity.WARNING) >= 0;
    }

    private static Element testCase(Finding finding) {
        Markup.Lines lines = new Markup.Lines(lines(finding));
        return testCase(finding.code(), finding.subject())
                .and(
                        fails(finding)
                                ? new Element("failure", Map.of(), List.of(lines))
                                        .with("message", finding.message())
                                        .with("type", finding.code())
                                : Element.of("system-out", List.of(lines)));
    }

    private static List<String> lines(Finding finding) {
        return Stream.of(
                        Stream.of(
                                finding.severity().label() + " " + finding.code() + " " + finding.subject(),
                                finding.message()),
                        finding.remedies().stream().flatMap(JunitSuite::lines),
                        finding.evidence().stream().map(fact -> "| " + fact.source() + ": " + fact.observation()))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> lines(Remedy remedy) {
        String what =
                "> " + Words.capital(remedy.actor().label()) + ": " + remedy.action() + " (" + remedy.effect() + ")";
        return Stream.concat(Stream.of(what), HintText.paste(remedy).stream());
    }

    private static Element testCase(Confirmed proved) {
        return testCase("in-order", proved.check()).and(Element.of("system-out", proved.proof()));
    }

    private static Element testCase(UnansweredCheck check) {
        Element skipped = Element.of("skipped")
                .with("message", check.why().label() + ": " + check.detail() + ". " + HintText.of(check.hint()));
        return testCase("unanswered", check.check()).and(skipped);
    }

    private static Element testCase(String kind, String name) {
        return Element.of("testcase")
                .with("classname", "mailworthy." + kind)
                .with("name", name)
                .with("time", "0");
    }
}
