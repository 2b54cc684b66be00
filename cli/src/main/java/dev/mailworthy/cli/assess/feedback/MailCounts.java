package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.smtp.feedback.aggregate.AlignedOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Messages by what receivers found about them.
 *
 * @param messages all
 * @param dmarcPass with an aligned pass of SPF or DKIM
 * @param spfAligned with an aligned pass of SPF
 * @param dkimAligned with an aligned pass of DKIM
 * @param undecided whose results the report does not have
 */
public record MailCounts(long messages, long dmarcPass, long spfAligned, long dkimAligned, long undecided) {

    /** No mail. */
    public static final MailCounts NONE = new MailCounts(0, 0, 0, 0, 0);

    public static MailCounts of(List<SeenMail> rows) {
        return rows.stream().map(MailCounts::of).reduce(NONE, MailCounts::plus);
    }

    private static MailCounts of(SeenMail row) {
        long all = row.messages();
        return new MailCounts(
                all,
                row.dmarc().equals(Optional.of(AlignedOutcome.PASS)) ? all : 0,
                row.isSpfAligned() ? all : 0,
                row.isDkimAligned() ? all : 0,
                row.dmarc().isEmpty() ? all : 0);
    }

    public MailCounts plus(MailCounts other) {
        return new MailCounts(
                messages + other.messages,
                dmarcPass + other.dmarcPass,
                spfAligned + other.spfAligned,
                dkimAligned + other.dkimAligned,
                undecided + other.undecided);
    }

    /** Messages that fail both. */
    public long failed() {
        return messages - dmarcPass - undecided;
    }
}
