package dev.mailworthy.cli.assess.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Blame;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementCausesTest {

    /** The blame in causes that are not about the sender. */
    private static final Set<Blame> OTHERS = EnumSet.of(Blame.RECIPIENT, Blame.RECEIVER, Blame.EXPECTED);

    static List<Cause> categories() {
        return ReplyCatalogue.bundled().causes();
    }

    @ParameterizedTest
    @MethodSource("categories")
    void everyCauseIsInATableAndBlamesTheRightSide(Cause category) {
        Optional<StatementCause> cause = StatementCauses.of(category);
        if (OTHERS.contains(category.blame())) {
            assertThat(cause).as(category.id()).isEmpty();
        }
        if (category.blame().name().startsWith("SENDER") && !category.id().equals("AUTH_REQUIRED")) {
            assertThat(cause).as(category.id()).isPresent();
        }
    }

    private static Classification classified(String reply, String host) {
        return ReplyClassifier.over(ReplyCatalogue.bundled())
                .classify(SmtpReply.find(reply).orElseThrow(), ReceiverHints.in("host " + host + "[192.0.2.1] said:"));
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.7.25 no PTR - gsmtp,         gmail-smtp-in.l.google.com,     gmail,           REVERSE_NAME",
        "421 4.7.32 not aligned - gsmtp,    gmail-smtp-in.l.google.com,     gmail,           ALIGNMENT",
        "550 5.7.30 DKIM - gsmtp,           gmail-smtp-in.l.google.com,     gmail,           DKIM",
        "550 5.7.515 Access denied,         a.mail.protection.outlook.com,  exchange-online, DMARC",
        "550 5.1.1 no such user - gsmtp,    gmail-smtp-in.l.google.com,     gmail,",
    })
    void repliesBecomeStatements(String reply, String host, String pack, StatementCause cause) {
        Classification meaning = classified(reply, host);
        assertThat(meaning.receiver().flatMap(StatementCauses::pack)).hasValue(pack);
        assertThat(StatementCauses.of(meaning)).isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void aRefusalOfAnAddressCountsThoughNoRuleKnowsWhy() {
        String host = "gmail-smtp-in.l.google.com";
        Classification about = classified("550 5.7.1 [192.0.2.77] zorgle blarn. - gsmtp", host);
        assertThat(about).isInstanceOf(Classification.Unclassified.class);
        assertThat(StatementCauses.of(about)).contains(StatementCause.OTHER);
        assertThat(StatementCauses.of(classified("550 5.7.1 zorgle blarn. - gsmtp", host)))
                .as("it may be about the message or the recipient")
                .isEmpty();
    }

    @Test
    void whatTheSendingServerReportsIsNoReceiversWord() {
        Classification path =
                classified("connect to mx.cats.example[192.0.2.5]:25: Connection timed out", "mx.cats.example");
        assertThat(StatementCauses.of(path)).isEmpty();
    }

    /** Each receiver is recognised by the name of its mail server. */
    @Test
    void everyPackHasAReceiverInTheReplyCatalogue() {
        List<String> found = Stream.of(
                        "gmail-smtp-in.l.google.com",
                        "mta5.am0.yahoodns.net",
                        "outlook-com.olc.protection.outlook.com",
                        "x.mail.protection.outlook.com",
                        "mx01.mail.icloud.com",
                        "mx00.t-online.de",
                        "mx00.gmx.net",
                        "mx1.comcast.net")
                .flatMap(host -> classified("550 no", host).receiver().stream())
                .flatMap(receiver -> StatementCauses.pack(receiver).stream())
                .toList();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(ReceiverPacks.bundled().packs().stream()
                        .map(ReceiverPack::id)
                        .toList());
    }
}
