package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.SetUpText;
import dev.mailworthy.cli.render.outcome.ProblemText;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The problems of a run with their remedies, in the order and under the numbers of every other output. */
final class RemedySteps {

    private RemedySteps() {}

    static Element of(CheckReport report) {
        List<Problem> problems = report.problems().all();
        Element section = Summary.section("fixes", "").and(Summary.heading("fixes", "What to do, in this order"));
        if (problems.isEmpty()) {
            return section.and(Element.of("p", nothing(report)));
        }
        Map<Remedy, Integer> shown = new LinkedHashMap<>();
        List<Element> steps = new ArrayList<>();
        for (Problem problem : problems) {
            steps.add(step(problem, shown));
        }
        return section.and(Element.of("ol", steps).with("class", "steps"));
    }

    private static String nothing(CheckReport report) {
        return report.unanswered().isEmpty()
                ? "There is nothing to do."
                : "Nothing was found that needs a change. Get the missing answers below: they can bring steps.";
    }

    private static Element step(Problem problem, Map<Remedy, Integer> shown) {
        List<Element> remedies = new ArrayList<>();
        for (Remedy remedy : problem.remedies()) {
            Integer before = shown.putIfAbsent(remedy, problem.number());
            if (before == null) {
                remedies.add(remedy(remedy));
            } else if (before != problem.number()) {
                remedies.add(Element.of(
                        "li", new Markup.Text("As for "), anchor(before), new Markup.Text(": " + remedy.action())));
            }
        }
        return Element.of(
                        "li",
                        Element.of("p", ProblemText.title(problem)).with("class", "action"),
                        Element.of("p", codes(problem)).with("class", "because"))
                .with("id", "p-" + problem.number())
                .and(remedies.isEmpty() ? List.of() : List.of(Element.of("ul", remedies)));
    }

    /** A link to the problem of this number. */
    static Element anchor(int number) {
        return Element.of("a", String.valueOf(number)).with("href", "#p-" + number);
    }

    private static List<Markup> codes(Problem problem) {
        List<Markup> codes = new ArrayList<>();
        for (Finding finding : problem.findings()) {
            codes.add(new Markup.Text(codes.isEmpty() ? "" : ", "));
            codes.add(Element.of("a", finding.code()).with("href", "#f-" + finding.fingerprint()));
            codes.add(new Markup.Text(" " + finding.subject()));
        }
        return codes;
    }

    /** One remedy: who acts, what to do, how long it takes, and the text to copy or the page to open. */
    static Element remedy(Remedy remedy) {
        Element item = Element.of(
                "li",
                Element.of(
                                "p",
                                Element.of("span", FindingForms.who(remedy.actor()))
                                        .with("class", "who"),
                                new Markup.Text(": "))
                        .and(sentence(remedy))
                        .and(new Markup.Text(" (" + remedy.effect() + ")")));
        return item.and(means(remedy));
    }

    /** The pages of providers and lists are links. They come from the catalogues; other sentences can hold text of others. */
    private static List<Markup> sentence(Remedy remedy) {
        boolean catalogued = remedy.means()
                .filter(means -> means instanceof Means.AskProvider
                        || means instanceof Means.AskList
                        || means instanceof Means.Wait)
                .isPresent();
        return catalogued ? WebLink.in(remedy.action()) : List.of(new Markup.Text(remedy.action()));
    }

    private static List<Element> means(Remedy remedy) {
        Optional<String> text = HintText.paste(remedy);
        if (text.isPresent()) {
            return List.of(WebLink.of(text.get())
                    .filter(link -> remedy.means()
                            .filter(Means.AskProvider.class::isInstance)
                            .isPresent())
                    .map(link -> Element.of("p", link))
                    .orElseGet(() -> Summary.copy(text.get())));
        }
        List<String> lines = remedy.means().map(SetUpText::lines).orElse(List.of());
        return lines.isEmpty() ? List.of() : List.of(Summary.copy(lines.toArray(String[]::new)));
    }
}
