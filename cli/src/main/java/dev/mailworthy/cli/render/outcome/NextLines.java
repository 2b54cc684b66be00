package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.assess.port.SendingAddresses.Origin;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines of a screen: the next command, and the command that explains a code. */
public final class NextLines {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private NextLines() {}

    /** Writes the lines. Without a problem there is no code to explain. */
    public static void write(Page page, CheckReport report, List<Problem> problems, TextStyle style) {
        page.blank();
        String next = "Next: mailworthy fix " + arguments(report, style) + log(report);
        if (problems.isEmpty()) {
            page.hanging("", next);
            return;
        }
        List<String> codes = problems.stream().map(Problem::code).distinct().toList();
        String meaning = "Meaning: mailworthy explain " + (codes.size() == 1 ? codes.get(0) : "CODE");
        if (next.length() + 2 + meaning.length() <= page.columns()) {
            page.ends(next, meaning, text -> text, text -> text);
        } else {
            page.hanging("", next);
            page.hanging("", meaning);
        }
        if (codes.size() > 1) {
            String numbered = problems.stream()
                    .map(problem -> problem.number() + ":" + problem.code())
                    .collect(Collectors.joining(", "));
            page.hanging("Codes: ", numbered);
        }
    }

    /** The arguments of this run that the next command needs too. */
    private static String arguments(CheckReport report, TextStyle style) {
        SendingAddresses sending = report.sending();
        if (style.lab().isPresent()) {
            return "--lab " + Printable.text(style.lab().get());
        }
        String addresses = sending.origin() != Origin.GIVEN
                ? ""
                : sending.addresses().stream()
                        .map(address -> " --ip " + address)
                        .collect(Collectors.joining());
        return report.subject() + addresses;
    }

    /** The options that name the log. Its evidence would otherwise be missing from the next command. */
    private static String log(CheckReport report) {
        return report.log().stream()
                .flatMap(known -> known.log().options().stream())
                .map(option -> " " + option.name() + " "
                        + option.values().stream().map(NextLines::word).collect(Collectors.joining(" ")))
                .collect(Collectors.joining());
    }

    /** A word for a shell. */
    private static String word(String text) {
        String printable = Printable.text(text);
        return PLAIN.matcher(printable).matches() ? printable : "'" + printable.replace("'", "'\\''") + "'";
    }
}
