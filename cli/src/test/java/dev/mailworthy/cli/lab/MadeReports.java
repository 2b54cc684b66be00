package dev.mailworthy.cli.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.BodyHasher;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.exceptions.FailException;

/**
 * A mailbox with DMARC and TLS reports of three receivers, signed with a key that a seed makes. {@link #keyRecord} is its public half.
 */
final class MadeReports {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    /** What receivers see of one sender. */
    record Sender(
            String address,
            int least,
            int most,
            String mailFrom,
            String spf,
            String signer,
            String dkim,
            String reason) {

        String aligned(String result, String proved, String domain) {
            return result.equals("pass") && proved.equals(domain) ? "pass" : "fail";
        }
    }

    private final String domain;
    private final String policy;
    private final SplittableRandom random;
    private final Keys keys;
    private final StringBuilder box = new StringBuilder();

    MadeReports(String domain, String policy, long seed) {
        this.domain = domain;
        this.policy = policy;
        this.random = new SplittableRandom(seed);
        this.keys = Keys.of(20261201);
    }

    /** One report of one receiver about one day, in a signed mail. */
    MadeReports report(String reporter, LocalDate day, List<Sender> senders) {
        mail(reporter, day, xml(reporter, day, senders), "application/xml", "s1", true);
        return this;
    }

    /** A report that an attacker writes in the name of a receiver: its mail is not signed. */
    MadeReports forged(String reporter, LocalDate day, List<Sender> senders) {
        mail(reporter, day, xml(reporter, day, senders), "application/xml", "s1", false);
        return this;
    }

    /** A TLS report about MTA-STS and DANE. */
    MadeReports tls(String reporter, LocalDate day, long sessions, long failed) {
        String failures = failed == 0 ? "" : """
                ,"failure-details":[{"result-type":"certificate-expired","receiving-mx-hostname":"mail.%s",\
                "failed-session-count":%d}]""".formatted(domain, failed);
        String json = """
                {"organization-name":"%1$s","date-range":{"start-datetime":"%2$sT00:00:00Z",\
                "end-datetime":"%2$sT23:59:59Z"},"contact-info":"tls@%1$s","report-id":"%2$s-%3$s",\
                "policies":[{"policy":{"policy-type":"sts","policy-string":["version: STSv1","mode: testing"],\
                "policy-domain":"%3$s"},"summary":{"total-successful-session-count":%4$d,\
                "total-failure-session-count":%5$d}%6$s},{"policy":{"policy-type":"tlsa","policy-domain":"%3$s"},\
                "summary":{"total-successful-session-count":%7$d,"total-failure-session-count":0}}]}
                """.formatted(reporter, day, domain, sessions - failed, failed, failures, sessions);
        mail(reporter, day, json, "application/tlsrpt+json", "tls", true);
        return this;
    }

    private String xml(String reporter, LocalDate day, List<Sender> senders) {
        long begin = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        StringBuilder rows = new StringBuilder();
        senders.forEach(sender -> rows.append(row(sender)));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <feedback>
                <report_metadata><org_name>%1$s</org_name><email>noreply@%1$s</email>
                <report_id>%2$d.%3$s</report_id>
                <date_range><begin>%2$d</begin><end>%4$d</end></date_range></report_metadata>
                <policy_published><domain>%3$s</domain><adkim>r</adkim><aspf>r</aspf><p>%5$s</p><sp>%5$s</sp>\
                <pct>100</pct></policy_published>
                %6$s</feedback>
                """.formatted(reporter, begin, domain, begin + 86_399, policy, rows);
    }

    private String row(Sender sender) {
        int count =
                sender.least() + (sender.most() > sender.least() ? random.nextInt(sender.most() - sender.least()) : 0);
        String reason = sender.reason().isEmpty()
                ? ""
                : "<reason><type>" + sender.reason() + "</type><comment></comment></reason>";
        String dkim = sender.signer().isEmpty()
                ? ""
                : "<dkim><domain>" + sender.signer() + "</domain><selector>mail</selector><result>" + sender.dkim()
                        + "</result></dkim>";
        return """
                <record><row><source_ip>%s</source_ip><count>%d</count><policy_evaluated><disposition>none</disposition>\
                <dkim>%s</dkim><spf>%s</spf>%s</policy_evaluated></row>
                <identifiers><header_from>%s</header_from></identifiers>
                <auth_results>%s<spf><domain>%s</domain><scope>mfrom</scope><result>%s</result></spf></auth_results>\
                </record>
                """.formatted(
                        sender.address(),
                        count,
                        sender.aligned(sender.dkim(), sender.signer(), domain),
                        sender.aligned(sender.spf(), sender.mailFrom(), domain),
                        reason,
                        domain,
                        dkim,
                        sender.mailFrom(),
                        sender.spf());
    }

    private void mail(String reporter, LocalDate day, String body, String type, String selector, boolean isSigned) {
        String date = DATE.format(day.plusDays(1).atTime(4, 0).atOffset(ZoneOffset.UTC));
        String header = "From: <noreply@" + reporter + ">\r\n"
                + "To: <dmarc@" + domain + ">\r\n"
                + "Date: " + date + "\r\n"
                + "Subject: Report Domain: " + domain + " Submitter: " + reporter + "\r\n"
                + "Message-ID: <" + day + "." + selector + "." + domain + "@" + reporter + ">\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: " + type + "; charset=utf-8\r\n";
        String text = body.replace("\n", "\r\n");
        String field = isSigned ? signature(header, text, reporter, selector) + "\r\n" : "";
        box.append("From noreply@")
                .append(reporter)
                .append(" Mon Nov 30 04:00:00 2026\n")
                .append((field + header + "\r\n" + text).replace("\r\n", "\n"))
                .append('\n');
    }

    private String signature(String header, String body, String reporter, String selector) {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + reporter + "; s=" + selector
                + "; h=from:from:to:subject:date:message-id:mime-version:content-type; bh=; b=;";
        try {
            DKIMSigner signer = new DKIMSigner(template, keys.secret());
            BodyHasher hasher = signer.newBodyHasher(signer.newSignatureRecordTemplate(template));
            hasher.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            hasher.getOutputStream().close();
            return signer.sign(new Fields(List.of(header.split("\r\n"))), hasher);
        } catch (FailException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mailbox. */
    String text() {
        return box.toString();
    }

    /** The key record's text, in strings for a master file. */
    static String keyRecord(String service) {
        String key = Keys.of(20261201).published();
        StringBuilder strings = new StringBuilder("\"v=DKIM1; k=rsa; " + service + "p=\"");
        for (int from = 0; from < key.length(); from += 200) {
            strings.append(" \"")
                    .append(key, from, Math.min(key.length(), from + 200))
                    .append('"');
        }
        return "( " + strings + " )";
    }

    private record Fields(List<String> fields) implements Headers {
        @Override
        public List<String> getFields() {
            return fields;
        }

        @Override
        public List<String> getFields(String name) {
            return fields.stream()
                    .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .toList();
        }
    }

    /** An RSA key that a seed makes, so that the labs' mails can be made again. It protects nothing. */
    private record Keys(PrivateKey secret, String published) {

        static Keys of(long seed) {
            Random random = new Random(seed);
            BigInteger p = prime(random);
            BigInteger q = prime(random);
            BigInteger modulus = p.multiply(q);
            BigInteger d = EXPONENT.modInverse(p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
            try {
                KeyFactory factory = KeyFactory.getInstance("RSA");
                PrivateKey secret = factory.generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus,
                        EXPONENT,
                        d,
                        p,
                        q,
                        d.mod(p.subtract(BigInteger.ONE)),
                        d.mod(q.subtract(BigInteger.ONE)),
                        q.modInverse(p)));
                byte[] open = factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT))
                        .getEncoded();
                return new Keys(secret, Base64.getEncoder().encodeToString(open));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static BigInteger prime(Random random) {
            BigInteger prime = BigInteger.probablePrime(1024, random);
            return prime.mod(EXPONENT).equals(BigInteger.ONE) ? prime(random) : prime;
        }
    }
}
