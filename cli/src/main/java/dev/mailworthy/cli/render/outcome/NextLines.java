package dev.mailworthy.cli.render.outcome;

import dev.mailworthy.cli.assess.outcome.Problem;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.assess.port.SendingAddresses.Origin;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a screen: the next command, and the command that explains a code. */
public final class NextLines {

    private NextLines() {}

    /** Writes the lines. Without a problem there is no code to explain. */
    public static void write(
            Page page, DomainName domain, SendingAddresses sending, List<Problem> problems, TextStyle style) {
        page.blank();
        String next = "Next: mailworthy fix " + arguments(domain, sending, style);
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
    private static String arguments(DomainName domain, SendingAddresses sending, TextStyle style) {
        if (style.lab().isPresent()) {
            return "--lab " + Printable.text(style.lab().get());
        }
        String addresses = sending.origin() != Origin.GIVEN
                ? ""
                : sending.addresses().stream()
                        .map(address -> " --ip " + address)
                        .collect(Collectors.joining());
        return domain + addresses;
    }
}
