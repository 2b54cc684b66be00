package dev.mailworthy.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.reply.bounce.Bounce;
import dev.mailworthy.smtp.reply.bounce.BounceException;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of any {@link SmtpReply reply}, in any pasted form. */
@Tag("long")
@Timeout(300)
class ReplyPropertyTest {

    private static final int RUNS = Boolean.getBoolean("mailworthy.long") ? 2000 : 200;
    private static final List<String> WORDS = List.of(
            "mail",
            "rejected",
            "from",
            "blocked",
            "your",
            "address",
            "policy",
            "reputation",
            "user",
            "unknown",
            "spam",
            "try",
            "again",
            "later",
            "host",
            "domain",
            "see",
            "https://a.test/x?y=z",
            "(x)",
            "quota",
            "TLS",
            "listed");

    private static SmtpReply reply(Random random) {
        int statusClass = random.nextBoolean() ? 4 : 5;
        Optional<EnhancedCode> enhanced = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(new EnhancedCode(statusClass, random.nextInt(8), random.nextInt(40)));
        String text = IntStream.rangeClosed(0, random.nextInt(12))
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
        return new SmtpReply(
                statusClass * 100 + random.nextInt(8) * 10 + random.nextInt(10),
                enhanced,
                text,
                Optional.empty(),
                Ending.REPLIED);
    }

    /** A raw reply in lines of a few words, with the codes on each line. */
    private static String raw(SmtpReply reply, Random random) {
        String[] words = reply.text().split(" ");
        StringBuilder raw = new StringBuilder();
        int next = 0;
        while (next < words.length) {
            int end = Math.min(words.length, next + 1 + random.nextInt(4));
            String line = String.join(" ", List.of(words).subList(next, end));
            raw.append(reply.code())
                    .append(end < words.length ? '-' : ' ')
                    .append(reply.enhanced().map(code -> code + " ").orElse(""))
                    .append(line)
                    .append("\r\n");
            next = end;
        }
        return raw.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 5321})
    void aReplyIsFoundAgainInEveryFormOfItsPasting(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed + ", " + RUNS + " runs");
        for (int i = 0; i < RUNS; i++) {
            SmtpReply reply = reply(random);
            String raw = raw(reply, random);
            String line = raw.strip().replace("\r\n", " ");
            for (String pasted : List.of(
                    raw,
                    "  " + raw.replace("\r\n", "\n  "),
                    "EHLO me.test\n250 mx.test\nRCPT TO:<a@b.test>\n" + raw,
                    "4X: to=<a@b.test>, status=bounced (host mx.b.test[192.0.2.1] said: " + line
                            + " (in reply to RCPT TO command))",
                    "SMTP error from remote mail server after RCPT TO:<a@b.test>: " + line,
                    "Remote Server returned '" + line + "'",
                    "Diagnostic-Code: smtp; " + line)) {
                SmtpReply found = SmtpReply.find(pasted).orElseThrow();
                assertThat(found.at(Optional.empty(), Ending.REPLIED))
                        .as("seed %d, run %d: %s", seed, i, pasted)
                        .isEqualTo(reply);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 5321})
    void everyRefusalMeetsARuleAndCaseAndSpacesDoNotCount(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed + ", " + RUNS + " runs");
        ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
        for (int i = 0; i < RUNS; i++) {
            SmtpReply reply = reply(random);
            SmtpReply other = new SmtpReply(
                    reply.code(),
                    reply.enhanced(),
                    reply.text().toUpperCase(Locale.ROOT).replace(" ", " \t "),
                    reply.stage(),
                    reply.ending());
            Optional<String> rule = rule(classifier.classify(reply, ReceiverHints.none()));
            assertThat(rule).as("seed %d, run %d: %s", seed, i, reply).isPresent();
            assertThat(rule(classifier.classify(other, ReceiverHints.none())))
                    .as("seed %d, run %d: %s", seed, i, other)
                    .isEqualTo(rule);
        }
    }

    private static Optional<String> rule(Classification all) {
        return all instanceof Classification.Classified known
                ? Optional.of(known.rule().id())
                : ((Classification.Unclassified) all).nearest().map(MatchedRule::id);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 3464})
    void anyOctetsGiveRecipientsOrAProblem(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed + ", " + RUNS + " runs");
        List<String> pieces = List.of(
                "Content-Type: multipart/report; boundary=b\n",
                "Content-Type: message/delivery-status\n",
                "\n",
                "\r\n",
                "--b\n",
                "--b--\n",
                "Final-Recipient: rfc822; a@b\n",
                "Diagnostic-Code: smtp; 550 no\n",
                "Action: failed\n",
                "Content-Transfer-Encoding: base64\n",
                "Content-Transfer-Encoding: quoted-printable\n",
                "=3D=\n",
                "QQ==\n",
                "Content-Type: message/rfc822\n",
                "<a@b>:\n",
                "550 5.1.1 no\n",
                "Content-Type: multipart/mixed; boundary=\"",
                "\"",
                "\u0000",
                "\u00ff",
                ";",
                "=",
                "boundary*0=b;",
                "charset=utf-7",
                " ");
        for (int i = 0; i < RUNS; i++) {
            String message = IntStream.range(0, random.nextInt(40))
                    .mapToObj(n -> pieces.get(random.nextInt(pieces.size())))
                    .collect(Collectors.joining());
            try {
                assertThat(Bounce.read("x", message.getBytes(StandardCharsets.ISO_8859_1))
                                .recipients())
                        .isNotEmpty();
            } catch (BounceException e) {
                assertThat(e.getMessage())
                        .as("seed %d, run %d", seed, i)
                        .startsWith("x: ")
                        .doesNotContain("\n");
            }
        }
    }
}
