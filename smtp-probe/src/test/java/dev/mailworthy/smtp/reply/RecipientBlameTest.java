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
                "421 | 4.2.1 Closing; refused for your address | IP_BLOCKED_PRIVATE | SENDER_NETWORK",
                "421 | 4.2.1 Closing for today | SERVER_BUSY | RECEIVER",
                "451 | 4.7.851 Access denied, please try again later | IP_UNKNOWN | SENDER_NETWORK",
                "450 | 4.4.317 Cannot reach the next server [x.prod.protection.outlook.com] | PATH | EITHER",
                "554 | 5.7.0 Message Size Violation | SIZE_LIMIT | CONTENT",
                "501 | 203.0.113.9 is an open relay, go away | IP_BLOCKED_PRIVATE | SENDER_NETWORK",
                "550 | The group you tried to contact may be closed to you | RCPT_POLICY | EITHER",
                "452 | 4.2.2 The recipient has exceeded the mailbox size quota | RCPT_UNAVAILABLE | RECIPIENT",
            })
    void theSideIsThatOfTheWords(int code, String text, String cause, Blame blame) {
        Classified known = classify(SmtpReply.of(code, text));
        assertThat(known.cause().id()).isEqualTo(cause);
        assertThat(known.cause().blame()).isEqualTo(blame);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 | Requested action not taken: mailbox unavailable Reject due to SPF policy. See postmaster.gmx.net | SPF_FAIL",
                "550 | Requested action not taken: mailbox unavailable Reject due to DMARC policy, postmaster.web.de | DMARC_FAIL",
                "450 | Requested mail action not taken: mailbox unavailable Mail send limit exceeded. postmaster.web.de | RATE_LIMITED",
                "550 | 5.7.1 The SPF record of shop.example was not found | SPF_FAIL",
                "554 | 5.7.1 A PTR for 203.0.113.9 does not exist | PTR_PROBLEM",
                "550 | EHLO name host.shop.example does not exist | HELO_PROBLEM",
                "550 | The sender does not exist | SENDER_DOMAIN_INVALID",
                "550 | 5.1.0 Sender unknown | SENDER_DOMAIN_INVALID",
                "550 | 5.1.1 Your IP 203.0.113.9 is blocked, no such user | IP_BLOCKED_PRIVATE",
                "550 | 5.7.1 Disabled: your IP was refused | IP_BLOCKED_PRIVATE",
                "550 | 5.7.1 Mail from your network is refused, user unknown | NETWORK_BLOCKED",
            })
    void wordsAboutTheSenderBeatWordsAboutARecipient(int code, String text, String cause) {
        SmtpReply reply = SmtpReply.of(code, text);
        assertThat(((Classified) classifier.classify(reply, ReceiverHints.in(text)))
                        .cause()
                        .id())
                .isEqualTo(cause);
    }

    @Test
    void spacesThatDoNotBreakALineAreSpaces() {
        assertThat(classify(SmtpReply.of(451, "4.7.5 failed\u202fdane\u2007validation"))
                        .cause()
                        .id())
                .isEqualTo("TLS_FAILED");
    }

    @Test
    void aMailboxThatIsUnavailableToThisSenderIsNotUnknown() {
        assertThat(blame(SmtpReply.of(550, "Mailbox unavailable or access denied")))
                .isNotEqualTo(Optional.of(Blame.RECIPIENT));
    }

    private Classified classify(SmtpReply reply) {
        return (Classified) classifier.classify(reply, ReceiverHints.none());
    }

    private Optional<Blame> blame(SmtpReply reply) {
        Classification all = classifier.classify(reply, ReceiverHints.none());
        return all instanceof Classified known ? Optional.of(known.cause().blame()) : Optional.empty();
    }
}
