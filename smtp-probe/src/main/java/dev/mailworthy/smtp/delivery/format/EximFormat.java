package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LineForm;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The main log of Exim 4, in a file of its own or in syslog (Exim's specification, chapter 53). */
public final class EximFormat implements LogFormat {

    private static final Pattern PROGRAM = Pattern.compile("exim[0-9]?(?:[-_.][A-Za-z0-9._-]{1,40})?");

    private final DeliveryTally tally;
    private final ReplyClassifier classifier;
    private final long key;
    private @Nullable EximLines lines;

    /** @param key makes the numbers of messages and recipients */
    public EximFormat(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.classifier = classifier;
        this.key = key;
    }

    @Override
    public String name() {
        return "Exim";
    }

    @Override
    public Optional<ProgramLines> program(String program) {
        return PROGRAM.matcher(program).matches() ? Optional.of(lines()) : Optional.empty();
    }

    @Override
    public boolean reads(LoggedLine line) {
        if (line.form() != LineForm.PLAIN) {
            return false;
        }
        lines().read(line);
        return true;
    }

    private EximLines lines() {
        EximLines known = lines;
        if (known == null) {
            known = new EximLines(tally, classifier, key);
            lines = known;
        }
        return known;
    }
}
