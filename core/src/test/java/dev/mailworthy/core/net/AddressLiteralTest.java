package dev.mailworthy.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "[192.0.2.1], [192.0.2.1]",
        "[IPv6:2001:db8::1], [IPv6:2001:db8::1]",
        "[ipv6:2001:DB8:0::1], [IPv6:2001:db8::1]",
        "[IPv6:::1], [IPv6:::1]",
    })
    void literalsAreReadAndStandAsNames(String text, String said) {
        AddressLiteral literal = AddressLiteral.parse(text);
        assertThat(literal).hasToString(said);
        assertThat(literal.asName().labels()).hasSize(1);
        assertThat(AddressLiteral.in(literal.asName())).hasValue(literal);
        assertThat(AddressLiteral.said(literal.asName())).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "[]", "192.0.2.1", "[2001:db8::1]", "[IPv6:192.0.2.1]", "[IPv6:]", "[a]", "[192.0.2.1"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> AddressLiteral.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("\".*\" is (no address literal|not an IP address).*");
    }

    @Test
    void aNameIsNoLiteral() {
        assertThat(AddressLiteral.in(DomainName.parse("mail.example.com"))).isEmpty();
        assertThat(AddressLiteral.said(DomainName.parse("mail.example.com"))).isEqualTo("mail.example.com");
    }
}
