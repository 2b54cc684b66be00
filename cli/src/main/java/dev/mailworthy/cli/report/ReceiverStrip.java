package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import java.util.ArrayList;
import java.util.List;

/** The receivers, each with its verdict and the reason for it: the problems by their numbers, or its own requirement. */
final class ReceiverStrip {

    private ReceiverStrip() {}

    static List<Element> of(CheckReport report) {
        List<ReceiverOutlook> receivers = report.ruling().receivers();
        if (receivers.isEmpty()) {
            return List.of();
        }
        List<Element> boxes =
                receivers.stream().map(receiver -> box(receiver, report)).toList();
        Element section = Summary.section("receivers", "")
                .and(
                        Summary.heading("receivers", "Receivers"),
                        Element.of("ul", boxes).with("class", "strip"));
        long hidden = receivers.stream()
                .mapToLong(receiver -> receiver.notMeasured().size())
                .sum();
        return List.of(
                hidden == 0
                        ? section
                        : section.and(Element.of(
                                        "p",
                                        Words.count(hidden, "requirement") + " of these receivers cannot be seen from"
                                                + " the server, for example the DKIM signature and complaints. They"
                                                + " decided nothing. A real message shows more: --message FILE.")
                                .with("class", "hidden")));
    }

    private static Element box(ReceiverOutlook receiver, CheckReport report) {
        String label = receiver.verdict().label();
        return Element.of(
                        "li",
                        Element.of("b", receiver.pack().name()),
                        Element.of("span", Words.capital(receiver.verdict().words()))
                                .with("class", "word"))
                .with("class", label)
                .and(reason(receiver, report));
    }

    private static List<Element> reason(ReceiverOutlook receiver, CheckReport report) {
        List<Gate> deciding = receiver.deciding();
        if (deciding.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = report.problems().all().stream()
                .filter(problem -> problem.findings().stream()
                        .anyMatch(finding -> deciding.stream().anyMatch(gate -> OverallVerdict.isAbout(gate, finding))))
                .toList();
        return List.of(Element.of("span", problems.isEmpty() ? own(deciding) : numbers(problems))
                .with("class", "reason"));
    }

    private static List<Markup> numbers(List<Problem> problems) {
        List<Markup> parts = new ArrayList<>();
        parts.add(new Markup.Text(problems.size() == 1 ? "Problem " : "Problems "));
        for (int i = 0; i < problems.size(); i++) {
            parts.add(new Markup.Text(i == 0 ? "" : ", "));
            parts.add(RemedySteps.anchor(problems.get(i).number()));
        }
        return parts;
    }

    /** The first requirement that decided, and the number of the others. */
    private static List<Markup> own(List<Gate> deciding) {
        Gate first = deciding.get(0);
        String more = deciding.size() == 1 ? "" : " and " + (deciding.size() - 1) + " more";
        return List.of(new Markup.Text(first.requirement().id() + ": "
                + first.requirement().condition().text() + more));
    }
}
