package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What logging services say of lines that they dropped. The lines may be of any program. */
public final class ServiceFormat implements LogFormat {

    private static final Set<String> SERVICES =
            Set.of("rsyslogd", "systemd-journald", "systemd-journal", "syslogd", "syslog-ng", "imjournal", "last");

    /** journald (with the name of the unit), rsyslog's inputs (with none or a process id), and the old syslogd. */
    private static final Pattern LOST = Pattern.compile(
            "(?:Suppressed ([0-9]{1,12}) messages from \\S{0,200}(?:postfix|exim|smtpd|sendmail|kumo|mail|syslog)"
                    + "|\\blost ([0-9]{1,12}) messages from|\\b([0-9]{1,12}) messages lost due to rate-limiting"
                    + "|\\bmessage repeated ([0-9]{1,12}) times$)");

    private static final int LONGEST = 400;

    private final DeliveryTally tally;

    public ServiceFormat(DeliveryTally tally) {
        this.tally = tally;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public Optional<ProgramLines> program(String program) {
        return SERVICES.contains(program) ? Optional.of(this::read) : Optional.empty();
    }

    private void read(LoggedLine line) {
        int end = Math.min(line.end(), line.start() + LONGEST);
        Matcher lost = LOST.matcher(LogOctets.text(line.block(), line.start(), end));
        if (!lost.find()) {
            return;
        }
        for (int group = 1; group <= lost.groupCount(); group++) {
            if (lost.group(group) != null) {
                tally.coverage().lost(Long.parseLong(lost.group(group)));
            }
        }
    }
}
