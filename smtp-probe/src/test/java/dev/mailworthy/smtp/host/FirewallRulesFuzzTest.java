package dev.mailworthy.smtp.host;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Output of nft of any content. */
@Tag("fuzz")
class FirewallRulesFuzzTest {

    /** The rules are read as far as they can be. */
    @FuzzTest(maxDuration = "1m")
    void ruleset(byte[] octets) {
        NftRuleset.parse(new String(octets, StandardCharsets.UTF_8));
    }
}
