package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recognition of the receiver, the order of the rules, and replies without a {@link Cause cause}. */
@Timeout(120)
class ReplyClassifierTest {

    private static final ReplyClassifier CLASSIFIER = ReplyClassifier.over(ReplyCatalogue.bundled());

    private static Classification classified(String pasted) {
        return CLASSIFIER.classify(SmtpReply.find(pasted).orElseThrow(), ReceiverHints.in(pasted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "host alt1.gmail-smtp-in.l.google.com[1.2.3.4] said: 550 no                  | gmail            | MEDIUM",
                "550 5.7.1 no q1si1 - gsmtp                                                  | gmail            | MEDIUM",
                "host aspmx.l.google.com[1.2.3.4] said: 550 5.7.1 no - gsmtp                 | gmail            | HIGH",
                "host eur.olc.protection.outlook.com[1.2.3.4] said: 550 no (S3140)           | outlook_consumer | HIGH",
                "host a-b.mail.protection.outlook.com[1.2.3.4] said: 550 no                  | exchange_online  | MEDIUM",
                "550 no [DB5.eop-EUR01.prod.protection.outlook.com 2026-11-03T10:11:12Z 08D] | exchange_online  | HIGH",
                "host mx00.gmx.net[1.2.3.4] said: 554-gmx.net (mx) Nemesis ESMTP Service     | united_internet  | HIGH",
                "554 IP=1.2.3.4 - Dialup/transient IP not allowed. (DIAL)                    | t_online         | MEDIUM",
                "421 4.7.0 [TSS04] Messages from 1.2.3.4 deferred                            | yahoo            | MEDIUM",
                "host mx01.mail.icloud.com[1.2.3.4] said: 550 see https://ipcheck.proofpoint.com/?ip=1.2.3.4 | apple | MEDIUM",
                "host eu-smtp-inbound-1.mimecast.com[1.2.3.4] said: 550 no - gsmtp           | gmail            | MEDIUM",
                "220 mx.a.test ESMTP Postfix~RCPT TO:<a@b.test>~554 no                       | postfix          | MEDIUM",
                "host mx.notgoogle.com[1.2.3.4] said: 550 no                                 | -                | -",
                "host google.com.evil.test[1.2.3.4] said: 550 no                             | -                | -",
            })
    void theReceiverIsFoundFirst(String pasted, String receiver, Certainty certainty) {
        Optional<Receiver> found = classified(pasted.replace('~', '\n')).receiver();
        assertThat(found.map(Receiver::id)).isEqualTo(Optional.ofNullable(receiver));
        assertThat(found.map(Receiver::certainty)).isEqualTo(Optional.ofNullable(certainty));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550-5.7.26 The sender is unauthenticated. Gmail requires all senders to authenticate       | gmail           | auth-either",
                "550 5.7.1 likely unsolicited mail. To reduce the amount of spam sent to Gmail, it is blocked | gmail          | gmail-content",
                "550-5.1.1 The email account that you tried to reach does not exist.                        | gmail           | user-unknown",
                "550 5.7.509 Access denied, sending domain b.test does not pass DMARC verification           | exchange_online | ms-509",
                "550 5.7.606 Access denied, banned sending IP [192.0.2.9]                                    | exchange_online | ms-banned-ip",
                "451 4.7.500 Server busy. Please try again later from [192.0.2.9]. (AS77712)                 | exchange_online | ms-busy-as",
                "550 5.7.1 Please contact your provider since part of their network is on our block list (S3150) | outlook_consumer | ms-s31xx",
            })
    void aReceiverIsRecognisedByItsWordsAlone(String pasted, String receiver, String rule) {
        Classified met = (Classified) classified(pasted);
        assertThat(met.receiver().map(Receiver::id)).contains(receiver);
        assertThat(met.rule().id()).isEqualTo(rule);
    }

    @Test
    void theReceiversRuleComesBeforeTextAndTextBeforeTheEnhancedCode() {
        assertThat(((Classified) classified("550 5.1.1 DMARC no such user - gsmtp"))
                        .rule()
                        .id())
                .isEqualTo("dmarc");
        assertThat(((Classified) classified("550 5.7.30 DMARC - gsmtp")).rule().id())
                .isEqualTo("gmail-dkim");
        assertThat(((Classified) classified("550 5.1.1 nothing known")).rule().id())
                .isEqualTo("ec-1");
        assertThat(((Classified) classified("530 nothing known")).rule().id()).isEqualTo("c530");
    }

    @Test
    void aShortFragmentBeginsAWord() {
        assertThat(Fragment.parse("IP").isIn("your ip is")).isTrue();
        assertThat(Fragment.parse("IP").isIn("ipv6")).isTrue();
        assertThat(Fragment.parse("IP").isIn("recipient")).isFalse();
        assertThat(Fragment.parse("IP").isIn("recipient ip")).isTrue();
        assertThat(Fragment.parse("throttl").isIn("unthrottled")).isTrue();
    }

    @Test
    void aReplyThatIsNoRefusalHasNoRule() {
        Unclassified none = (Unclassified) classified("250 2.0.0 ok");
        assertThat(none.nearest()).isEmpty();
        assertThat(none.reply().text()).isEqualTo("ok");
    }

    @Test
    void aTallyCountsByReceiver() {
        ReplyTally tally = ReplyTally.of(List.of(
                classified("550 5.7.25 no PTR - gsmtp"),
                classified("550 5.7.1 no - gsmtp"),
                classified("550 5.1.1 no such user"),
                classified("554 refused")));
        assertThat(tally.receivers())
                .containsOnlyKeys("gmail", ReplyTally.UNKNOWN)
                .containsEntry("gmail", new ReplyTally.Count(1, 1))
                .containsEntry(ReplyTally.UNKNOWN, new ReplyTally.Count(1, 1));
        assertThat(tally.total()).isEqualTo(new ReplyTally.Count(2, 2));
        assertThat(tally.total().all()).isEqualTo(4);
    }

    @Test
    void hintsAreJoinedWithoutDoubles() {
        ReceiverHints one = ReceiverHints.of(DomainName.parse("mx.a.test"));
        ReceiverHints joined = one.and(ReceiverHints.in("220 mx.a.test ESMTP Exim\nhost mx.b.test said"));
        assertThat(joined.hosts()).extracting(DomainName::toString).containsExactly("mx.a.test", "mx.b.test");
        assertThat(joined.banner()).contains("mx.a.test ESMTP Exim");
    }
}
