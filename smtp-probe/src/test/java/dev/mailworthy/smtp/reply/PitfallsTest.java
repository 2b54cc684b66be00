package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.reply.rule.Blame;
import dev.mailworthy.smtp.reply.rule.Certainty;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pitfalls listed in the header of the catalogue. */
@Timeout(120)
class PitfallsTest {

    private static final ReplyClassifier CLASSIFIER = ReplyClassifier.over(ReplyCatalogue.bundled());

    private static Classification classified(String pasted) {
        return CLASSIFIER.classify(SmtpReply.find(pasted).orElseThrow(), ReceiverHints.in(pasted));
    }

    private static String cause(Classification of) {
        return of instanceof Classified known
                ? known.cause().id()
                : ((Unclassified) of).nearest().orElseThrow().cause().id();
    }

    @ParameterizedTest
    @CsvSource({
        "23, PTR_PROBLEM, SPF_FAIL",
        "27, SPF_FAIL,    SENDER_DOMAIN_INVALID",
        "29, TLS_REQUIRED, DMARC_FAIL",
        "30, DKIM_FAIL,   TLS_REQUIRED",
    })
    void p1AnEnhancedCodeMeansOneThingToGmailAndAnotherToIana(int detail, String gmail, String iana) {
        SmtpReply reply = SmtpReply.of(550, "5.7." + detail + " no");
        ReceiverHints google = ReceiverHints.of(DomainName.parse("gmail-smtp-in.l.google.com"));
        ReceiverHints other = ReceiverHints.of(DomainName.parse("b.mail.protection.outlook.com"));
        assertThat(cause(CLASSIFIER.classify(reply, google))).isEqualTo(gmail);
        assertThat(cause(CLASSIFIER.classify(reply, other))).isEqualTo(iana);
        assertThat(cause(classified("550 5.7." + detail + " no - gsmtp"))).isEqualTo(gmail);
        Classified unknown = (Classified) CLASSIFIER.classify(reply, ReceiverHints.none());
        assertThat(unknown.cause().id()).isEqualTo(iana);
        assertThat(unknown.rule().certainty()).as("no receiver was identified").isEqualTo(Certainty.LOW);
    }

    @Test
    void p2PolicyAloneIsNotSpam() {
        for (String text : new String[] {"550 5.7.1", "550 5.7.1 Command rejected", "554 5.7.1 Message refused"}) {
            Classification policy = classified(text);
            assertThat(policy).as(text).isInstanceOf(Unclassified.class);
            assertThat(cause(policy)).isEqualTo("POLICY_UNSPECIFIED");
            assertThat(policy.reply().text())
                    .as("the reply is kept")
                    .isEqualTo(text.substring(Math.min(9, text.length())).strip());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "451 4.7.1 Try again later,                          TEMP_UNSPECIFIED",
        "450 Please try again later,                         TEMP_UNSPECIFIED",
        "421-4.7.0 Try again later. closing connection. gsmtp, SERVER_BUSY",
        "451 4.7.1 Greylisting in action. Try again later,   GREYLISTED",
        "450 4.2.0 You are deferred for 300 seconds,         GREYLISTED",
    })
    void p3TryAgainLaterAloneIsNotGreylisting(String pasted, String cause) {
        assertThat(cause(classified(pasted))).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "554-gmx.net (mx) Nemesis ESMTP Service not available. IP address is block listed. | PERMANENT | TEMPORARY",
                "554 IP=192.0.2.1 - None/bad reputation. contact tobr@rx.t-online.de (NOWL)      | PERMANENT | TEMPORARY",
                "554 mx.comcast.net 192.0.2.1 #BL000001                                            | PERMANENT | TEMPORARY",
                "550 5.7.1 messages from [192.0.2.1] weren't sent. part of their network is on our block list (S3140)"
                        + " | PERMANENT | TEMPORARY",
                "421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred         | TEMPORARY | PERMANENT",
                "550 5.1.1 No such user                                                            | PERMANENT | PERMANENT",
            })
    void p4AReplyCanContradictItsOwnClass(String pasted, Permanence claimed, Permanence known) {
        Classification found = classified(pasted);
        assertThat(found.reply().claimed()).isEqualTo(claimed);
        assertThat(found.permanence()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "501 Syntactically invalid EHLO argument(s)                             | HELO_PROBLEM",
                "503 5.5.1 Error: send HELO/EHLO first                                   | CLIENT_PROTOCOL",
                "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain       | RELAY_DENIED",
                "550 5.7.1 Connection refused, your IP 203.0.113.9 is blacklisted        | IP_BLOCKED_PRIVATE",
                "451 203.0.113.9 is not yet authorized to deliver mail from <a@x.example> | GREYLISTED",
                "421 Too many concurrent SMTP connections from this address              | CONN_LIMITED",
                "550 Connections from your country are refused                           | GEO_POLICY",
                "550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized                    | RCPT_POLICY",
                "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required | RCPT_POLICY",
                "550 5.1.8 Access denied, bad outbound sender                            | COMPLAINTS",
                "554 5.7.1 Message has been blocked, it scores too high: 12.1            | CONTENT_SPAM",
                "554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org; Error: rate limited | RECEIVER_MISCONFIG",
                "550 https://www.spamhaus.org/query/domain/shop.example                  | DOMAIN_REPUTATION",
                "550 5.7.1 Client host rejected: generic hostname                        | IP_DYNAMIC",
                "421 4.7.1 Forged client hostname                                        | PTR_PROBLEM",
                "550 5.7.1 Mail over IPv6 is refused                                     | IPV6_POLICY",
                "403 4.7.0 TLS handshake failed.                                         | TLS_FAILED",
                "550 SPF unauthorized mail is prohibited                                 | SPF_FAIL",
            })
    void wordsOfMailServersBeatTheirCodes(String pasted, String cause) {
        assertThat(cause(classified(pasted))).isEqualTo(cause);
    }

    @Test
    void ownWordsWithoutAReasonAreNoPolicyOfAReceiver() {
        for (String words : new String[] {"5.0.0 255", "Delivery to the next step ended"}) {
            Classification own =
                    CLASSIFIER.classify(SmtpReply.ownWords(words, Permanence.PERMANENT), ReceiverHints.none());
            assertThat(cause(own)).as(words).isEqualTo("OWN_UNSPECIFIED");
        }
    }

    @Test
    void p5AListingInAReplyIsOnlyTheReceiversClaim() {
        Classified listed = (Classified)
                classified("554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org");
        assertThat(listed.cause().id()).isEqualTo("IP_LISTED_PUBLIC");
        assertThat(listed.cause().text()).startsWith("The receiver says");
        assertThat(listed.remedy().means())
                .contains(new Means.Learn(new Hint.AskLists(Optional.of(IpAddress.parse("192.0.2.7")))));
        Classified own = (Classified)
                classified("554 5.7.1 Client host [192.0.2.7] blocked using zen.spamhaus.org; 127.255.255.254");
        assertThat(own.cause().id()).isEqualTo("RECEIVER_MISCONFIG");
        assertThat(own.cause().blame()).isEqualTo(Blame.RECEIVER);
        assertThat(cause(classified("550 5.7.1 [192.0.2.7] blocked using dnsbl.sorbs.net")))
                .isEqualTo("RECEIVER_MISCONFIG");
    }

    @Test
    void p6ADroppedConnectionAfterMailFromKeepsTheLastReply() {
        Classification dropped = classified("""
                220 AM.mail.protection.outlook.com Microsoft ESMTP MAIL Service
                EHLO me.test
                250-AM.mail.protection.outlook.com Hello [192.0.2.7]
                250 SMTPUTF8
                MAIL FROM:<a@b.test>
                Connection closed by foreign host.
                """);
        assertThat(dropped.reply().ending()).isEqualTo(Ending.DROPPED);
        assertThat(dropped.reply().stage()).contains(ReplyStage.MAIL);
        assertThat(dropped.reply().text()).as("the last reply").contains("Hello [192.0.2.7]");
        assertThat(dropped.clientAddress()).contains(IpAddress.parse("192.0.2.7"));
        assertThat(cause(dropped)).isEqualTo("IP_BLOCKED_PRIVATE");
        assertThat(((Classified) dropped).rule().certainty()).isEqualTo(Certainty.LOW);
    }

    @Test
    void p6ALogOfADropAloneIsTemporaryAndUnclassifiedForOtherReceivers() {
        String log = "to=<a@b.test>, relay=%s[192.0.2.1]:25, status=deferred"
                + " (lost connection with %<s[192.0.2.1] while sending MAIL FROM)";
        assertThat(cause(classified(log.formatted("a.olc.protection.outlook.com"))))
                .isEqualTo("IP_BLOCKED_PRIVATE");
        Classification other = classified(log.formatted("mx.other.test"));
        assertThat(other).isInstanceOf(Unclassified.class);
        assertThat(other.reply().code()).isEqualTo(451);
        assertThat(other.permanence()).isEqualTo(Permanence.TEMPORARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "550 5.7.1 [192.0.2.7      12] unsolicited mail           | 192.0.2.7",
                "554 IP=192.0.2.7 - A problem occurred                    | 192.0.2.7",
                "250 mx.a.test Hello me.test [192.0.2.7]                  | 192.0.2.7",
                "421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred - 4.16.55.1; see | 192.0.2.7",
                "550-5.7.1 [2001:db8::7] does not meet IPv6 guidelines    | 2001:db8::7",
                "550 5.7.1 [IPv6:2001:db8::7] no                          | 2001:db8::7",
                "554 see https://postmaster.gmx.net/case?c=r0103&i=ip&v=192.0.2.7&r=1 | 192.0.2.7",
                "550 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7 | 192.0.2.7",
                "554 mx-1.sys.comcast.net mx-1 192.0.2.7 Comcast block for spam | 192.0.2.7",
                "553 DNSBL:RBL 521< 192.0.2.7 >_is_blocked                | 192.0.2.7",
                "554 5.7.1 Client host [192.0.2.7] blocked; 127.0.0.4     | 192.0.2.7",
                "554 5.7.1 blocked, code 127.0.0.4                        | -",
                "451 Resources unavailable [#4.16.55.1]                   | -",
                "550 5.1.1 No such user at 10:11:12                       | -",
                "550 [999.0.2.7] [1.2.3] [::::] no                        | -",
            })
    void p7TheClientAddressThatTheReceiverSawIsTakenOut(String pasted, String address) {
        assertThat(classified(pasted).clientAddress())
                .isEqualTo(Optional.ofNullable(address).map(IpAddress::parse));
    }
}
