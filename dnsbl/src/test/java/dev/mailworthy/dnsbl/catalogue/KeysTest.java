package dev.mailworthy.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final Keys keys = Keys.of(Map.of(Keys.VARIABLE + "SPAMHAUS_DQS", "aB3dEf9h"));

    @Test
    void aKeyIsMaskedInTheCaseOfNamesToo() {
        assertThat(keys.masked("asked 2.0.0.127.ab3def9h.zen.dq.spamhaus.net, set as aB3dEf9h"))
                .isEqualTo("asked 2.0.0.127.***.zen.dq.spamhaus.net, set as ***");
    }

    @Test
    void aListOfKeysShowsNone() {
        assertThat(keys.toString()).contains("spamhaus-dqs").doesNotContainIgnoringCase("aB3dEf9h");
    }
}
