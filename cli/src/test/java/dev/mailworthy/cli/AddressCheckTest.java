package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check of an address says what it can about the address, and that it is about the address alone. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class AddressCheckTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.20,         healthy,   0, READY  192.0.2.20: no problem found",
        "[2001:db8:20::25],  healthy,   0, READY  2001:db8:20::25: no problem found",
        "192.0.2.30,         listed,    2, BLOCKED  192.0.2.30: 2 problems",
        "192.0.2.10,         fresh-vps, 2, BLOCKED  192.0.2.10: 2 problems",
    })
    void theVerdictIsAboutTheAddress(String address, String lab, int code, String first) {
        Ran ran = Ran.of("check", address, "--lab", lab);
        assertThat(ran.out()).startsWith(first + " ");
        assertThat(ran.out()).contains("Checked for the address alone").contains("mailworthy check DOMAIN --ip");
        assertThat(ran.out()).doesNotContain("SPF-MISSING", "DOMAIN-MISSING", "in-addr.arpa. A ");
        assertThat(ran.code()).isEqualTo(code);
    }

    @Test
    void portsOfAnotherMachineAreNotTested() {
        Ran ran = Ran.of("check", "192.0.2.99", "--lab", "healthy", "--json");
        assertThat(ran.json().get("portsTested")).isEqualTo(false);
        assertThat(Ran.of("check", "192.0.2.99", "--lab", "healthy").out())
                .contains("192.0.2.99 is no address of this machine")
                .doesNotContain("outgoing port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check 127.0.0.1",
                "check ::1",
                "check 10.0.0.1",
                "check 192.0.2.20 --lab healthy --format csv",
                "check 192.0.2.20 --lab healthy --html -",
                "fix 192.0.2.20 --lab healthy",
                "check 192.0.2.20 healthy.example --lab healthy",
                "check http://",
                "check user@",
            })
    void whatAnAddressCannotHaveIsRefusedWithAReason(String line) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("mailworthy: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://healthy.example/contact?x#y",
                "HTTP://user:word@healthy.example:8080",
                "postmaster@healthy.example",
                "mailto:postmaster@healthy.example",
                "Post Master <postmaster@healthy.example>",
                "healthy.example:25",
                " healthy.example. ",
            })
    void theDomainIsFoundInAUrlOrAMailAddress(String text) {
        Ran ran = Ran.of("check", text, "--lab", "healthy", "--json");
        assertThat(ran.json().get("subject")).isEqualTo("healthy.example");
        assertThat(ran.code()).isZero();
    }

    @Test
    void localhostIsNoDomain() {
        Ran ran = Ran.of("check", "localhost", "--lab", "healthy", "--json");
        assertThat(ran.json().get("subject")).isEqualTo("healthy.example");
        assertThat(ran.err()).contains("\"localhost\" is this machine, not a domain");
    }

    @Test
    void aDomainBeyondAsciiSurvivesTheLocaleOfCron() throws Exception {
        Ran ran = Program.with(Map.of("LC_ALL", "C", "LANG", "C"))
                .run("mailworthy check $'b\\xc3\\xbccher.example' --lab healthy --quiet");
        assertThat(ran.out()).contains("xn--bcher-kva.example");
    }
}
