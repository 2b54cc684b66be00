package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.rule.Blame;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A refusal of the sender is never blamed on the recipient. */
class RecipientBlameTest {

    private static final List<String> OF_RECIPIENTS = List.of(
            "User unknown in local table",
            "no such mailbox here",
            "mailbox full",
            "account disabled",
            "Blacklisted by recipient",
            "box.example does not exist");
    private static final Set<ReplyStage> KNOWS_RECIPIENT = EnumSet.of(ReplyStage.RCPT, ReplyStage.DATA, ReplyStage.EOD);

    private final ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());

    @ParameterizedTest
    @EnumSource(ReplyStage.class)
    void beforeRcptToThereIsNoRecipientToBlame(ReplyStage stage) {
        for (String words : OF_RECIPIENTS) {
            for (String code : List.of("", "5.1.1 ", "5.2.1 ", "5.7.507 ")) {
                Optional<Blame> blame = blame(SmtpReply.of(550, code + words).at(Optional.of(stage)));
                if (KNOWS_RECIPIENT.contains(stage)) {
                    assertThat(blame).as(code + words).contains(Blame.RECIPIENT);
                } else {
                    assertThat(blame).as(code + words).isNotEqualTo(Optional.of(Blame.RECIPIENT));
                }
            }
        }
    }

    @Test
    void anUnknownSenderAtMailFromIsTheSendersOwnDomain() {
        SmtpReply reply =
                SmtpReply.of(550, "5.1.0 bob shop.example does not exist").at(Optional.of(ReplyStage.MAIL));
        assertThat(classify(reply).cause().id()).isEqualTo("SENDER_DOMAIN_INVALID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "450 | 4.2.1 The person you write to is receiving mail too quickly | RATE_LIMITED | EITHER",
                "550 | 5.2.121 The recipient has exceeded their limit for messages an hour | RATE_LIMITED | EITHER",
                "501 | 203.0.113.9 is an open relay, go away | IP_BLOCKED_PRIVATE | SENDER_NETWORK",
                "550 | The group you tried to contact may be closed to you | RCPT_POLICY | EITHER",
                "452 | 4.2.2 The recipient has exceeded the mailbox size quota | RCPT_UNAVAILABLE | RECIPIENT",
            })
    void theSideIsThatOfTheWords(int code, String text, String cause, Blame blame) {
        Classified known = classify(SmtpReply.of(code, text));
        assertThat(known.cause().id()).isEqualTo(cause);
        assertThat(known.cause().blame()).isEqualTo(blame);
    }

    @Test
    void spacesThatDoNotBreakALineAreSpaces() {
        assertThat(classify(SmtpReply.of(451, "4.7.5 failed\u202fdane\u2007validation"))
                        .cause()
                        .id())
                .isEqualTo("TLS_FAILED");
    }

    private Classified classify(SmtpReply reply) {
        return (Classified) classifier.classify(reply, ReceiverHints.none());
    }

    private Optional<Blame> blame(SmtpReply reply) {
        Classification all = classifier.classify(reply, ReceiverHints.none());
        return all instanceof Classified known ? Optional.of(known.cause().blame()) : Optional.empty();
    }
}
