package dev.mailworthy.smtp.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Output of nft of any content. */
@Tag("fuzz")
class FirewallRulesFuzzTest {

    private static final Outgoing MAIL = new Outgoing(IpFamily.IPV4, 25, List.of(IpAddress.parse("192.0.2.1")));

    /** The rules are read as far as they can be, and a packet finds its end in them. */
    @FuzzTest(maxDuration = "1m")
    void ruleset(byte[] octets) {
        Ruleset rules = TextRuleset.read(new String(octets, StandardCharsets.UTF_8));
        assertThat(new FilterJudgement(rules, LocalUser.unknown(), List.of()).on(MAIL))
                .isNotNull();
    }

    /** JSON of any content is read or refused, and a packet finds its end in the rules. */
    @FuzzTest(maxDuration = "1m")
    void json(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        try {
            Ruleset rules = JsonRuleset.read(JsonInput.object(text), Optional.empty(), true);
            assertThat(new FilterJudgement(rules, LocalUser.unknown(), List.of()).on(MAIL))
                    .isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContainingAny("null", "Exception");
        }
    }
}
