package dev.mailworthy.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EhloNameTest {

    @ParameterizedTest
    @CsvSource({
        "[192.0.2.1], 192.0.2.1, [192.0.2.1]",
        "[IPv6:2001:db8::1], 2001:db8::1, [IPv6:2001:db8::1]",
        "[ipv6:2001:DB8:0::1], 2001:db8::1, [IPv6:2001:db8::1]",
        "[IPv6:::1], ::1, [IPv6:::1]",
    })
    void anAddressLiteralIsAnAddressAndNoHostName(String text, String address, String printed) {
        EhloName name = EhloName.parse(text);
        assertThat(name).isEqualTo(EhloName.literal(IpAddress.parse(address))).hasToString(printed);
        assertThat(name.hostName()).isEmpty();
        assertThat(name.presentable()).isSameAs(name);
    }

    @Test
    void aHostNameIsPrintedInLowerCase() {
        EhloName name = EhloName.parse("Mail.Example.org");
        assertThat(name)
                .isEqualTo(EhloName.of(DomainName.parse("mail.example.org")))
                .hasToString("mail.example.org");
        assertThat(name.hostName()).contains(DomainName.parse("mail.example.org"));
        assertThat(name.presentable()).isSameAs(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "[2001:db8::1]",
                "[IPv6:192.0.2.1]",
                "[IPv6:]",
                "[a]",
                "[192.0.2.1",
                "a b.c",
                "x.y\r\nDATA",
                "-a.example"
            })
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> EhloName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("\r", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "localhost", "localhost.localdomain", "mail.localhost", "mail.example.localdomain"})
    void namesOfTheLocalMachineAreNotPresentable(String text) {
        EhloName name = EhloName.parse(text);
        assertThatThrownBy(name::presentable).isInstanceOf(IllegalArgumentException.class);
    }
}
