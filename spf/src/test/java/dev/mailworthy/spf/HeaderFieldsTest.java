package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.spf.field.AuthenticationResults;
import dev.mailworthy.spf.field.ReceivedSpf;
import dev.mailworthy.spf.result.SpfResult;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HeaderFieldsTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 3_000 : 300;

    @Test
    void theExamplesOfTheRfcAreRead() {
        ReceivedSpf pass = ReceivedSpf.parse("pass (mybox.example.org: domain of\r\n myname@example.com designates"
                        + " 192.0.2.1 as permitted sender)\r\n receiver=mybox.example.org; client-ip=192.0.2.1;\r\n"
                        + " envelope-from=\"myname@example.com\"; helo=foo.example.com;")
                .orElseThrow();
        assertThat(pass.result()).isEqualTo(SpfResult.PASS);
        assertThat(pass.values())
                .containsEntry("client-ip", "192.0.2.1")
                .containsEntry("envelope-from", "myname@example.com");
        assertThat(ReceivedSpf.parse("fail (mybox.example.org: not permitted) identity=mailfrom; client-ip=192.0.2.1;"
                        + " envelope-from=\"a@b.test\""))
                .isPresent();
        AuthenticationResults results = AuthenticationResults.parse(
                        "example.com 1; auth=pass (cram-md5) smtp.auth=sender"
                                + " ; spf=fail (not permitted) smtp.mailfrom=example.net; dkim=none")
                .orElseThrow();
        assertThat(results.authservId()).isEqualTo("example.com");
        assertThat(results.result()).isEqualTo(SpfResult.FAIL);
        assertThat(results.properties()).containsEntry("smtp.mailfrom", "example.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maybe x=y", "pass x", "pass =y", "pass x=", "pass x=\"open", "pass a=b c=d", "((((("})
    void aTextThatIsNoFieldIsEmpty(String value) {
        assertThat(ReceivedSpf.parse(value)).isEmpty();
    }

    @Tag("long")
    @Test
    void textOfTheSenderIsReadBackAsOneValue() {
        long seed = 9;
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World().txt("a.test", "v=spf1 -all");
        String hostile = "\"\\;=() \t\r\n,<>@:%{}\u00e9\u2028ax\u0000\u001b";
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            StringBuilder local = new StringBuilder("l");
            StringBuilder helo = new StringBuilder("h");
            for (int n = random.nextInt(30); n > 0; n--) {
                local.append(hostile.charAt(random.nextInt(hostile.length())));
                helo.append(hostile.charAt(random.nextInt(hostile.length())));
            }
            SpfCheck check = world.check("192.0.2.1", local + "@a.test", helo.toString());
            assertThat(check.receivedSpf()).as("seed %d, case %d", seed, i).matches("[\\x20-\\x7e]*");
            for (String field : new String[] {check.receivedSpf(), check.foldedReceivedSpf()}) {
                ReceivedSpf read = ReceivedSpf.parse(field).orElseThrow();
                assertThat(read.values().keySet())
                        .containsExactly("client-ip", "envelope-from", "helo", "identity", "mechanism");
                assertThat(read.values().get("identity")).isEqualTo("mailfrom");
            }
            assertThat(AuthenticationResults.parse("me.test; " + check.authenticationResults())
                            .orElseThrow()
                            .properties()
                            .keySet())
                    .containsExactly("smtp.mailfrom");
        }
    }

    @Test
    void foldedLinesAreShortAndBeginWithWhiteSpace() {
        SpfCheck check = new World()
                .txt("a.test", "v=spf1 -all")
                .check("2001:db8::1", "somebody.with.a.long.name@a.test", "mail.with.a.long.name.example.test");
        String[] lines = check.foldedReceivedSpf().split("\r\n");
        assertThat(lines).hasSizeGreaterThan(1);
        for (int i = 1; i < lines.length; i++) {
            assertThat(lines[i]).startsWith("\t").hasSizeLessThanOrEqualTo(78);
        }
    }
}
