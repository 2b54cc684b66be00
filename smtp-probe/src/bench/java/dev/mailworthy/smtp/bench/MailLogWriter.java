package dev.mailworthy.smtp.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Writes a log of Postfix with lines in the mixture of a busy server: {@code FILE LINES mixed|refused}. */
public final class MailLogWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
    private static final long BEGIN = Instant.parse("2026-11-29T00:00:00Z").getEpochSecond();
    private static final int A_SECOND = 900;

    private static final String[] RELAYS = {
        "gmail-smtp-in.l.google.com[142.250.102.26]:25",
        "gmail-smtp-in.l.google.com[142.250.102.27]:25",
        "example-com.mail.protection.outlook.com[52.101.73.1]:25",
        "mta7.am0.yahoodns.net[67.195.228.94]:25",
        "mx01.gmx.net[212.227.17.5]:25",
        "mx.example.net[198.51.100.7]:25",
        "mail.example.co.uk[203.0.113.9]:25"
    };
    private static final String[] REFUSALS = {
        "550-5.7.1 [192.0.2.9      12] Our system has detected that this message is 550-5.7.1 likely unsolicited mail. To"
                + " reduce the amount of spam sent to Gmail, 550-5.7.1 this message has been blocked. Please visit 550 5.7.1"
                + " https://support.google.com/mail/?p=UnsolicitedMessageError for more information. %s - gsmtp (in reply to"
                + " end of DATA command)",
        "450 4.2.0 <user%s@example.net>: Recipient address rejected: Greylisted, see"
                + " http://postgrey.schweikert.ch/help/example.net.html (in reply to RCPT TO command)",
        "550 5.1.1 <user%s@example.net>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT"
                + " TO command)",
        "554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org;"
                + " https://www.spamhaus.org/query/ip/192.0.2.9?%s (in reply to RCPT TO command)"
    };

    private final Random random = new Random(1);
    private final StringBuilder lines = new StringBuilder();
    private long written;
    private long second = -1;
    private String head = "";

    MailLogWriter() {}

    /** @param args the file, the number of lines, and the mixture */
    public static void main(String[] args) throws IOException {
        new MailLogWriter().write(Path.of(args[0]), Long.parseLong(args[1]), args[2].equals("refused"));
    }

    private void write(Path file, long most, boolean refused) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            while (written < most) {
                out.write(next(refused));
            }
        }
    }

    /** The lines of the next message. */
    byte[] next(boolean refused) {
        lines.setLength(0);
        if (refused) {
            refusal(id());
        } else {
            message();
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The number of lines so far. */
    long written() {
        return written;
    }

    private String id() {
        return String.format(Locale.ROOT, "4%04xz%06d", random.nextInt(1 << 16), written % 1_000_000).toUpperCase(Locale.ROOT);
    }

    private void message() {
        String id = id();
        line("smtpd", "connect from client.example.org[203.0.113.77]");
        line("smtpd", id + ": client=client.example.org[203.0.113.77], sasl_method=PLAIN, sasl_username=alice@sender.example");
        line("cleanup", id + ": message-id=<" + written + ".abcdef@sender.example>");
        line("qmgr", id + ": from=<alice@sender.example>, size=" + (1000 + random.nextInt(90_000)) + ", nrcpt=1 (queue active)");
        line("smtpd", "disconnect from client.example.org[203.0.113.77] ehlo=2 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=8");
        if (random.nextInt(20) == 0) {
            refusal(id);
        } else {
            String relay = RELAYS[random.nextInt(RELAYS.length)];
            line("smtp", "Trusted TLS connection established to " + relay
                    + ": TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)");
            line("smtp", id + ": to=<user" + written + "@example.net>, relay=" + relay + ", delay=" + random.nextInt(30)
                    + "." + random.nextInt(10) + ", delays=0.12/0.01/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 OK  "
                    + written + " a640c23a62f3a-abcdef - gsmtp)");
        }
        line("qmgr", id + ": removed");
    }

    private void refusal(String id) {
        String relay = RELAYS[random.nextInt(RELAYS.length)];
        String text = String.format(Locale.ROOT, REFUSALS[random.nextInt(REFUSALS.length)], "a1" + written);
        line("smtp", id + ": to=<user" + written + "@example.net>, relay=" + relay
                + ", delay=1.9, delays=0.05/0/1.1/0.71, dsn=" + text.substring(4, 9).strip() + ", status="
                + (text.startsWith("4") ? "deferred" : "bounced") + " (host " + relay.substring(0, relay.length() - 3)
                + " said: " + text + ")");
    }

    private void line(String program, String text) {
        long now = BEGIN + written++ / A_SECOND;
        if (now != second) {
            second = now;
            head = TIME.format(Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC)) + " mx1 postfix/";
        }
        lines.append(head).append(program).append("[4711]: ").append(text).append('\n');
    }
}
