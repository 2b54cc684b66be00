package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.format.EximFormat;
import dev.mailworthy.smtp.delivery.format.KumoFormat;
import dev.mailworthy.smtp.delivery.format.LogFormat;
import dev.mailworthy.smtp.delivery.format.OpenSmtpdFormat;
import dev.mailworthy.smtp.delivery.format.PostfixFormat;
import dev.mailworthy.smtp.delivery.format.ProgramLines;
import dev.mailworthy.smtp.delivery.format.SendmailFormat;
import dev.mailworthy.smtp.delivery.format.ServiceFormat;
import dev.mailworthy.smtp.delivery.line.LineForm;
import dev.mailworthy.smtp.delivery.line.LineReader;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One log on its way to a summary. */
final class LogScan {

    private static final int PROGRAMS = 1 << 10;
    private static final int PROGRESS = 1 << 13;

    private final LineReader lines;
    private final DeliveryTally tally;
    private final List<LogFormat> formats;
    private final ReadingProgress progress;
    private final long key;
    private final long since;
    private final long until;
    private long first = Long.MIN_VALUE;
    private boolean beginsWithTime = true;
    /** The programs that were seen, by a number made of the name. */
    private final long[] programs = new long[PROGRAMS];

    private final ProgramLines[] readers = new ProgramLines[PROGRAMS];

    LogScan(LineReader lines, DeliveryOptions options, ReadingProgress progress) {
        this.key = options.key();
        this.lines = lines;
        this.tally = new DeliveryTally(options.mostOpen(), options.domains());
        this.progress = progress;
        this.since = options.since().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        this.until = options.until().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
        ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
        this.formats = List.of(
                new PostfixFormat(tally, classifier, key),
                new EximFormat(tally, classifier, key),
                new SendmailFormat(tally, classifier, key),
                new OpenSmtpdFormat(tally, classifier, key),
                new KumoFormat(tally, classifier, key),
                new ServiceFormat(tally));
    }

    /** Reads all lines. Returns false if the times turn out to begin in an earlier year, and the log can be read again. */
    boolean run(boolean isRepeatable) throws IOException {
        long number = 0;
        while (lines.advance()) {
            if (!lines.isEmpty()) {
                read();
            }
            if ((++number & PROGRESS - 1) == 0 && !progress.goesOn(number, lines.octets())) {
                break;
            }
            if (isRepeatable && lines.isLate()) {
                return false;
            }
        }
        return true;
    }

    private void read() throws IOException {
        boolean isRead = lines.reads();
        if (lines.isUnfinished()) {
            return;
        }
        tally.coverage().line();
        if (lines.isCut()) {
            tally.coverage().tooLong();
        }
        if (!isRead) {
            tally.coverage().unreadable();
            beginsWithTime &= first != Long.MIN_VALUE;
            return;
        }
        LoggedLine line = lines.line();
        long second = line.second();
        if (first == Long.MIN_VALUE) {
            first = second;
        }
        if (second < since || second >= until) {
            return;
        }
        tally.coverage().timed(second);
        if (line.form() == LineForm.PROGRAM) {
            reader(line).read(line);
        } else if (!isReadWithoutProgram(line)) {
            tally.coverage().unreadable();
        }
    }

    private boolean isReadWithoutProgram(LoggedLine line) {
        for (LogFormat format : formats) {
            if (format.reads(line)) {
                return true;
            }
        }
        return false;
    }

    private ProgramLines reader(LoggedLine line) {
        long name = LogOctets.hash(line.block(), line.programStart(), line.programEnd(), key);
        int slot = (int) (name >>> 16) & PROGRAMS - 1;
        ProgramLines known = readers[slot];
        if (known == null || programs[slot] != name) {
            known = find(line.program());
            readers[slot] = known;
            programs[slot] = name;
        }
        return known;
    }

    private ProgramLines find(String program) {
        for (LogFormat format : formats) {
            Optional<ProgramLines> found = format.program(program);
            if (found.isPresent()) {
                return found.orElseThrow();
            }
        }
        return line -> {};
    }

    /** The time of the first line, in seconds from 1970; empty if that line has none. */
    OptionalLong first() {
        return beginsWithTime && first != Long.MIN_VALUE ? OptionalLong.of(first) : OptionalLong.empty();
    }

    DeliverySummary summary() {
        return new DeliverySummary(tally.cells(), tally.messages(), tally.open(), tally.covered());
    }
}
