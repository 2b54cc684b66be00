package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ports by address families. With several local addresses there is a table for each. */
final class PortTable {

    private static final int PORT_WIDTH = 7;
    private static final int CELL_WIDTH = 36;
    private static final int INDENT = 2;

    private final EgressReport report;

    PortTable(EgressReport report) {
        this.report = report;
    }

    void write(Page page, TextStyle style) {
        tables(page, style);
        List<String> untested = report.verdicts().stream()
                .filter(verdict -> verdict.longPackets().equals(Optional.of(PortVerdict.LongPackets.UNANSWERED)))
                .map(verdict -> "port " + verdict.port())
                .distinct()
                .toList();
        if (!untested.isEmpty()) {
            page.hanging(
                    "  ",
                    "Not tested: whether long packets leave by " + String.join(", ", untested)
                            + ". The test needs TLS, and no mail server took TLS.");
        }
    }

    private void tables(Page page, TextStyle style) {
        List<Optional<IpAddress>> sources =
                report.verdicts().stream().map(PortVerdict::source).distinct().toList();
        for (Optional<IpAddress> source : sources) {
            page.blank();
            source.ifPresent(address -> page.line(style.palette().strong("From " + address)));
            write(page, source, style);
        }
    }

    private void write(Page page, Optional<IpAddress> source, TextStyle style) {
        List<PortVerdict> own = report.verdicts().stream()
                .filter(verdict -> verdict.source().equals(source))
                .toList();
        List<IpFamily> families =
                own.stream().map(PortVerdict::family).distinct().sorted().toList();
        List<Integer> ports = own.stream().map(PortVerdict::port).distinct().toList();
        List<String> head = new ArrayList<>(List.of("port"));
        families.forEach(family -> head.add(family.title()));
        List<String> rows = new ArrayList<>(List.of(row(head)));
        ports.forEach(port -> rows.add(row(cells(own, families, port, ports))));
        if (rows.stream().anyMatch(row -> row.length() > page.columns())) {
            own.stream()
                    .filter(verdict -> isShown(verdict, ports))
                    .forEach(verdict -> page.hanging(
                            "  " + verdict.port() + "  ", verdict.family().title() + ": " + cell(verdict)));
            return;
        }
        page.line(style.palette().faint(rows.get(0)));
        rows.stream().skip(1).forEach(page::line);
    }

    /** A missing family is shown at the first port alone. */
    private static boolean isShown(PortVerdict verdict, List<Integer> ports) {
        return verdict.verdict() != EgressVerdict.NO_FAMILY || verdict.port() == ports.get(0);
    }

    private List<String> cells(List<PortVerdict> verdicts, List<IpFamily> families, int port, List<Integer> ports) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(port)));
        for (IpFamily family : families) {
            cells.add(verdicts.stream()
                    .filter(verdict -> verdict.port() == port && verdict.family() == family)
                    .filter(verdict -> isShown(verdict, ports))
                    .findFirst()
                    .map(this::cell)
                    .orElse(""));
        }
        return cells;
    }

    /** The verdict, and how many of the mail servers answered. */
    private String cell(PortVerdict verdict) {
        String words = PortWords.of(verdict.verdict(), verdict.family());
        List<EgressPath> targets = report.paths().stream()
                .filter(path -> path.role() == EgressPath.Role.TARGET
                        && path.way().equals(verdict.way())
                        && path.attempts() > 0)
                .toList();
        if (targets.isEmpty() || verdict.verdict() == EgressVerdict.NO_FAMILY) {
            return words;
        }
        long reached = targets.stream()
                .filter(path -> path.outcome().reach() == AttemptOutcome.Reach.REACHED)
                .count();
        return verdict.verdict() == EgressVerdict.OPEN
                ? words + ", " + reached + " of " + targets.size() + untested(verdict)
                : words + ", " + reached + " of " + targets.size() + " answered";
    }

    /** The part of a conversation that was not tested on an open port. */
    private static String untested(PortVerdict verdict) {
        return verdict.tested() == PortVerdict.Tested.GREETING ? ", greeting only" : "";
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder(" ".repeat(INDENT));
        for (int i = 0; i < cells.size(); i++) {
            int width = i == 0 ? PORT_WIDTH : CELL_WIDTH;
            row.append(cells.get(i))
                    .append(" ".repeat(Math.max(2, width - cells.get(i).length())));
        }
        return row.toString().stripTrailing();
    }
}
