package dev.mailworthy.smtp.delivery;

import java.util.List;

/**
 * Where generated mail goes.
 *
 * @param relay as Postfix writes it
 * @param failures what it answers when it does not take the mail
 */
record ScriptedTarget(String relay, String name, String domain, List<Failure> failures) {

    /** A failed attempt, with what the reader has to make of it. */
    record Failure(String status, String dsn, String words, String outcome, String cause, String rule, String source) {

        private static final String SAID = " said: ";
        private static final String STAGE = " (in reply to ";

        /** Whether the words are a receiver's reply, and not those of the server that tried. */
        boolean isReply() {
            return words.contains(SAID);
        }

        /** The reply on one line, with its code. */
        String text(String recipient, long number) {
            return filled(
                    words.substring(words.indexOf(SAID) + SAID.length(), words.indexOf(STAGE)), recipient, number);
        }

        /** The command that it answers. */
        String stage() {
            return words.substring(words.indexOf(STAGE) + STAGE.length(), words.indexOf(" command)"));
        }
    }

    private static String filled(String words, String recipient, long number) {
        return words.replace("<R>", "<" + recipient + ">").replace("a1-N", "a1-" + number);
    }

    private static final String SEEN = "192.0.2.9";

    private static Failure deferred(String dsn, String words, String cause, String rule, String source) {
        return new Failure("deferred", dsn, words, "deferred", cause, rule, source);
    }

    private static Failure refused(String dsn, String words, String cause, String rule, String source) {
        return new Failure("bounced", dsn, words, "refused", cause, rule, source);
    }

    private static Failure path(String dsn, String words, String cause, String rule) {
        return new Failure("deferred", dsn, words, "path", cause, rule, "");
    }

    static final ScriptedTarget GMAIL = new ScriptedTarget(
            "gmail-smtp-in.l.google.com[74.125.136.26]:25",
            "Gmail and Google Workspace",
            "gmail.com",
            List.of(
                    refused(
                            "5.7.1",
                            "host ~ said: 550-5.7.1 [192.0.2.9      12] Our system has detected that this 550-5.7.1 message"
                                    + " is likely unsolicited mail. 550 5.7.1 this message has been blocked. a1-N - gsmtp"
                                    + " (in reply to end of DATA command)",
                            "CONTENT_SPAM",
                            "gmail-content",
                            SEEN),
                    refused(
                            "5.7.25",
                            "host ~ said: 550-5.7.25 [192.0.2.9] The IP address sending this message does not have a PTR"
                                    + " record setup 550 5.7.25 . a1-N - gsmtp (in reply to end of DATA command)",
                            "PTR_PROBLEM",
                            "gmail-ptr",
                            SEEN)));

    static final ScriptedTarget YAHOO = new ScriptedTarget(
            "mta7.am0.yahoodns.net[66.196.118.34]:25",
            "Yahoo, AOL and those it hosts",
            "yahoo.com",
            List.of(deferred(
                    "4.7.0",
                    "host ~ said: 421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to user complaints -"
                            + " 4.16.55.1; see https://postmaster.yahooinc.com/error-codes (in reply to MAIL FROM command)",
                    "COMPLAINTS",
                    "yahoo-tss04",
                    SEEN)));

    static final ScriptedTarget SMALL = new ScriptedTarget(
            "mx.example.net[198.51.100.7]:25",
            "example.net",
            "example.net",
            List.of(
                    deferred(
                            "4.2.0",
                            "host ~ said: 450 4.2.0 <R>: Recipient address rejected: Greylisted, see"
                                    + " http://postgrey.schweikert.ch/ (in reply to RCPT TO command)",
                            "GREYLISTED",
                            "greylist",
                            ""),
                    refused(
                            "5.1.1",
                            "host ~ said: 550 5.1.1 <R>: Recipient address rejected: User unknown in virtual mailbox table"
                                    + " (in reply to RCPT TO command)",
                            "RCPT_UNKNOWN",
                            "user-unknown",
                            ""),
                    refused(
                            "5.7.1",
                            "host ~ said: 554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using"
                                    + " zen.spamhaus.org (in reply to RCPT TO command)",
                            "IP_LISTED_PUBLIC",
                            "dnsbl-spamhaus",
                            SEEN),
                    path("4.4.1", "connect to ~:25: Connection timed out", "PATH", "own-path"),
                    deferred("4.4.2", "lost connection with ~ while sending RCPT TO", "TEMP_UNSPECIFIED", "c450", "")));

    static final ScriptedTarget CO_UK = new ScriptedTarget(
            "mail2.example.co.uk[2001:db8::25]:25",
            "example.co.uk",
            "firm.example",
            List.of(path("4.4.1", "connect to ~:25: Connection refused", "PATH", "own-path")));

    static final ScriptedTarget NAMELESS = new ScriptedTarget(
            "none",
            "lost.example",
            "lost.example",
            List.of(path(
                    "4.4.3",
                    "Host or domain name not found. Name service error for name=lost.example type=MX: Host not found, try"
                            + " again",
                    "DNS",
                    "own-dns")));

    static final List<ScriptedTarget> OUTSIDE = List.of(GMAIL, YAHOO, SMALL, CO_UK, NAMELESS);

    String host() {
        int port = relay.lastIndexOf("]:");
        return port < 0 ? relay : relay.substring(0, port + 1);
    }

    String words(Failure failure, String recipient, long number) {
        return filled(failure.words().replace("~", host()), recipient, number);
    }
}
