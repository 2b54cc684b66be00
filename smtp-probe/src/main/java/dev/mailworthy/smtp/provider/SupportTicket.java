package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.Passage;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.provider.catalogue.PortPolicy;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.Unblock;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A letter to the provider's support: the measurement, its meaning, the request and the promise. It is plain text of at
 * most 72 columns, except URLs. Text from the network is left out or reduced to names and numbers. The sender must fill
 * in the words in brackets, which the end of the letter lists.
 *
 * @param subject one line
 * @param text the whole letter with its subject, ending in a line break
 * @param blanks the words in brackets that the sender must fill in, each once
 */
public record SupportTicket(String subject, String text, List<String> blanks) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern BLANK = Pattern.compile("\\[[A-Z][A-Z-]*]");
    private static final String SENDER = "[YOUR-NAME]";
    private static final String CONTRACT = "[CUSTOMER-NUMBER]";

    public SupportTicket {
        blanks = List.copyOf(blanks);
    }

    /**
     * {@return the letter about a run's closed ports} Empty if the network closes none: then there is no request.
     *
     * @param report of a run
     * @param guidance names the provider and what it asks for
     * @param addresses the sending addresses, as far as they are known
     * @param clock gives the date of the measurement
     */
    public static Optional<SupportTicket> of(
            EgressReport report, Guidance guidance, List<IpAddress> addresses, Clock clock) {
        List<PortVerdict> closed = report.verdicts().stream()
                .filter(port -> port.verdict().isForProvider())
                .toList();
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(written(report, guidance, addresses, closed, TIME.format(clock.instant())));
    }

    private static SupportTicket written(
            EgressReport report, Guidance guidance, List<IpAddress> addresses, List<PortVerdict> closed, String time) {
        String where = addresses.isEmpty()
                ? "[SERVER-ADDRESS]"
                : addresses.stream().map(IpAddress::toString).collect(Collectors.joining(", "));
        String ports = ports(closed);
        String subject = "Outgoing TCP " + ports + " " + state(closed) + " for " + where;
        TicketPage page = new TicketPage();
        page.text("Subject: " + subject).blank();
        page.text("Hello"
                        + guidance.provider()
                                .map(known -> " " + known.name() + " support")
                                .orElse("") + ",")
                .blank();
        page.text("outgoing TCP " + ports + " is " + state(closed) + " for my server. Customer: " + CONTRACT
                        + ". Sending addresses: " + where + ".")
                .blank();
        measurement(page, report, time);
        conclusion(page, closed);
        request(page, guidance, closed, ports);
        promises(page, guidance);
        page.text("Kind regards").blank().text(SENDER);
        List<String> blanks = blanks(page.toString());
        page.blank().text("Before you send this, fill in and take this list away:");
        blanks.forEach(blank -> page.item(blank));
        return new SupportTicket(subject, page.toString(), blanks);
    }

    private static void measurement(TicketPage page, EgressReport report, String time) {
        page.text("What was measured on " + time + ", with Mailworthy").blank();
        for (PortVerdict port : report.verdicts()) {
            if (port.verdict().wasTried()) {
                new TicketEvidence(page, report.paths()).write(port);
            }
        }
        page.blank();
    }

    private static void conclusion(TicketPage page, List<PortVerdict> closed) {
        page.text("What it means").blank();
        for (PortVerdict port : closed) {
            page.item(
                    port.subject() + ": " + port.verdict().letter().orElseThrow() + " " + certainty(port.confidence()));
        }
        page.blank();
    }

    private static String certainty(Confidence confidence) {
        return "Confidence of the measurement: " + confidence.label() + ".";
    }

    private static void request(TicketPage page, Guidance guidance, List<PortVerdict> closed, String ports) {
        page.text("What I ask for").blank();
        Optional<Unblock> way = guidance.provider().flatMap(Provider::unblock);
        boolean refused =
                way.filter(known -> known.possible() == Unblock.Possible.NO).isPresent()
                        && closed.stream().noneMatch(port -> isOpenByPolicy(guidance, port));
        page.text(
                refused
                        ? "As I understand your policy, outgoing " + ports
                                + " is not opened. Please confirm that this holds"
                                + " for my account, and tell me which ports you leave open for a mail relay."
                        : "Please open outgoing TCP " + ports + " over " + families(closed)
                                + " for the addresses above, or tell me what is missing for it.");
        way.flatMap(Unblock::url)
                .ifPresent(url -> page.text("Your page about it, as of " + guidance.asOf() + ":")
                        .copy(url));
        page.blank();
    }

    private static boolean isOpenByPolicy(Guidance guidance, PortVerdict port) {
        return guidance.provider()
                .filter(known -> known.policy().of(port.port()) == PortPolicy.OPEN)
                .isPresent();
    }

    private static String state(List<PortVerdict> closed) {
        return closed.stream().allMatch(port -> port.verdict().passage() == Passage.RATIONED) ? "limited" : "closed";
    }

    private static void promises(TicketPage page, Guidance guidance) {
        if (!guidance.requests().isEmpty()) {
            page.text("What I promise").blank();
            guidance.requests().forEach(request -> page.item(request.promise()));
            page.blank();
        }
    }

    private static String ports(List<PortVerdict> closed) {
        List<Integer> numbers =
                closed.stream().map(PortVerdict::port).distinct().sorted().toList();
        return (numbers.size() == 1 ? "port " : "ports ")
                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String families(List<PortVerdict> closed) {
        return closed.stream()
                .map(port -> port.family().title())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static List<String> blanks(String letter) {
        Stream<String> found = BLANK.matcher(letter).results().map(MatchResult::group);
        return found.distinct().toList();
    }
}
