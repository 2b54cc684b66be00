package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.dns.ZoneFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A zone file whose last parenthesis is not closed is not the file that its owner wrote. */
class UnclosedParenthesisTest {

    private static final String HEAD = "$ORIGIN a.test.\n$TTL 60\n@ SOA ns.a.test. h.a.test. 1 2 3 4 5\n";

    @ParameterizedTest
    @ValueSource(strings = {"@ TXT ( \"v=spf1\"\n  \" -all\"\n", "@ MX ( 10 mx\n", "@ TXT ( \"a)\" ; )\n\n"})
    void anUnclosedParenthesisIsRefusedWithItsLine(String record) {
        assertThatThrownBy(() -> ZoneDns.parse("a.zone", HEAD + record))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("a.zone:4: the parenthesis is not closed");
    }

    @Test
    void otherParenthesesAreFine() throws ZoneFileException {
        ZoneDns zone = ZoneDns.parse("a.zone", HEAD + "@ TXT ( \"(\" ; (\n  \"b\" )\nb TXT \"\\\"(\"\nc TXT \\(\n");
        assertThat(zone.origins()).hasSize(1);
    }
}
