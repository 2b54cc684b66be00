package dev.mailworthy.smtp.reply;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.text.AsciiCase;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How logs report that a connection, a name lookup or a TLS handshake failed: no receiver said these words. */
final class OwnWords {

    /** Postfix, Exim, Sendmail, qmail, OpenSMTPD, Exchange, ZoneMTA. */
    private static final List<String> PHRASES = List.of(
            "connection timed out",
            "connection refused",
            "connection timeout",
            "operation timed out",
            "no route to host",
            "network is unreachable",
            "host is unreachable",
            "network error",
            "no valid route",
            "address family mismatch on destination",
            "unable to establish an smtp connection",
            "able to establish an smtp connection",
            "did not accept our requests to connect",
            "smtp timeout",
            "timed out while",
            "host or domain name not found",
            "name service error",
            "host not found",
            "host unknown",
            "host name lookup failure",
            "name server:",
            "couldn't find any host",
            "couldn't find a mail exchanger",
            "cname lookup failed",
            "no mx found",
            "no mx record found",
            "could not retrieve mx",
            "host lookup did not complete",
            "lookup of host",
            "point to non-existent hosts",
            "indicated no smtp service",
            "(nullmx)",
            "does not accept mail",
            "tls is required, but",
            "server certificate not",
            "certificate verification failed",
            "cannot start tls",
            "tls handshake fail",
            "tlsa lookup error",
            "a tls session is required",
            "tls session: unable to verify",
            "mail for domain is disabled",
            "exited with ex_tempfail");

    private static final Pattern CODE = Pattern.compile(EnhancedCode.FORM);
    /** Where a log's line has it apart from the words. */
    private static final Pattern STATUS = Pattern.compile("\\b(?:dsn=|status: )(" + EnhancedCode.FORM + ")");
    /** What stands before the words in logs, up to their beginning. */
    private static final Pattern LEAD = Pattern.compile(
            "(?:\\bstatus=(?:deferred|bounced|undeliverable|expired) \\(|\\bstat=\"?|\\bdefer \\(-?[0-9]{1,4}\\)"
                    + "(?: [A-Z]=[^:]{1,300})?: |\\b(?:deferral|failure): |\\berror(?: reason)?=|T=[a-z_]{1,40}: )(.{1,4096})");

    private OwnWords() {}

    /** The words, if they are among those that are known. */
    static Optional<SmtpReply> in(String text) {
        String lower = AsciiCase.lower(text);
        if (PHRASES.stream().noneMatch(lower::contains)) {
            return Optional.empty();
        }
        Matcher lead = LEAD.matcher(text);
        return Optional.of(reply(lead.find() ? words(lead) : text, text, Permanence.TEMPORARY));
    }

    /** The words after a lead, without the parenthesis that closes Postfix's. */
    private static String words(Matcher lead) {
        String words = lead.group(1);
        boolean opens = lead.group().charAt(lead.start(1) - lead.start() - 1) == '(';
        return opens && words.endsWith(")") ? words.substring(0, words.length() - 1) : words;
    }

    static SmtpReply reply(String words, Permanence otherwise) {
        return reply(words, words, otherwise);
    }

    private static SmtpReply reply(String words, String text, Permanence otherwise) {
        Optional<EnhancedCode> enhanced = enhanced(text);
        boolean permanent = enhanced.map(code -> code.statusClass() == 5).orElse(otherwise == Permanence.PERMANENT);
        return new SmtpReply(permanent ? 550 : 450, enhanced, words, StageWords.in(text), Ending.OWN_WORDS);
    }

    private static Optional<EnhancedCode> enhanced(String text) {
        Matcher status = STATUS.matcher(AsciiCase.lower(text));
        if (status.find()) {
            return EnhancedCode.parse(status.group(1));
        }
        Matcher code = CODE.matcher(text);
        return code.find() ? EnhancedCode.parse(code.group()) : Optional.empty();
    }
}
