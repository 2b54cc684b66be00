package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's provider and the letter to it, in runs of the whole command. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class EgressProviderTest {

    @TempDir
    Path folder;

    private static Map<?, ?> member(Ran ran, String name) {
        return (Map<?, ?>) ran.json().get(name);
    }

    /** The text with all line breaks as spaces. */
    private static String words(Ran ran) {
        return ran.out().replaceAll("\\s+", " ");
    }

    private static void assertRefused(Ran ran) {
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("mailworthy: ").doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
    }

    private String lab(String settings, String records) throws IOException {
        Path lab = Files.createDirectories(folder.resolve("lab"));
        Files.writeString(
                lab.resolve("lab.conf"),
                "subject own.example\naddress 192.0.2.10\ninclude internet\nzone own.zone\nconnect-timeout 1500ms\n"
                        + "banner-timeout 4000ms\n" + settings);
        Files.writeString(
                lab.resolve("own.zone"), "$ORIGIN own.example.\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n" + records);
        return lab.toString();
    }

    @Test
    void aFreshServerSeesTheNameOfItsProvider() {
        Ran brief = Ran.shared("egress", "--lab", "fresh-vps");
        assertThat(brief.out().lines())
                .hasSizeLessThanOrEqualTo(24)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(brief.out())
                .contains("25     blocked (dropped), 0 of 6 answered  no IPv6 on this host", "587    open, 5 of 5")
                .contains("Provider    UpCloud", "mailworthy egress --ticket letter.txt")
                .doesNotContain("BLOCKED_DROP", "SYN_TIMEOUT", "gmail.com");
        Ran ran = Ran.shared("egress", "--lab", "fresh-vps", "-v");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out())
                .contains(
                        "Provider: UpCloud ",
                        "by DMI sys_vendor: UpCloud",
                        "policy as of 2026-11, confidence high",
                        "port 25 over IPv4: closed; measured blocked (dropped), which agrees",
                        "https://upcloud.com/docs/products/networking/features/firewall/",
                        "Amazon SES (587, 465) at ");
        assertThat(Ran.shared("egress", "--lab", "fresh-vps", "--quiet").out().lines())
                .hasSize(1);
    }

    @Test
    void theDocumentHasTheProvider() {
        Ran ran = Ran.shared("egress", "--lab", "fresh-vps", "--json");
        Map<?, ?> provider = member(ran, "provider");
        assertThat(provider.get("id")).isEqualTo("upcloud");
        assertThat(provider.get("confidence")).isEqualTo("high");
        assertThat(provider.get("asOf")).isEqualTo("2026-11");
        assertThat((Map<?, ?>) provider.get("policy")).hasToString("{25=blocked, 465=open, 587=open, 2525=open}");
        assertThat(String.valueOf(provider.get("url"))).startsWith("https://upcloud.com/");
        assertThat((List<?>) provider.get("relays")).isNotEmpty();
        assertThat(member(ran, "recognition").get("outcome")).isEqualTo("present");
        List<String> lines =
                Ran.of("egress", "--lab", "fresh-vps", "--ndjson").out().lines().toList();
        assertThat(lines.get(lines.size() - 1)).contains("\"provider\": {\"id\": \"upcloud\"");
    }

    @Test
    void checkNamesTheProvidersProcedureToo() {
        assertThat(words(Ran.shared("check", "--lab", "fresh-vps")))
                .contains("You: Ask UpCloud to open outgoing port 25: ", "https://upcloud.com/");
    }

    @Test
    void aLabShowsNothingOfTheMachineItRunsOn() {
        Ran ran = Ran.of("egress", "--lab", "healthy", "--json", "--ask-metadata");
        assertThat(ran.json().get("provider")).isNull();
        Map<?, ?> recognition = member(ran, "recognition");
        assertThat(String.valueOf(recognition.get("unanswered")))
                .as("the lab refuses every address that is not its own")
                .isEqualTo("[]");
        assertThat(recognition.get("outcome")).isEqualTo("absent");
        assertThat(ran.code()).isZero();
        assertThat(Ran.shared("egress", "--lab", "healthy").out()).doesNotContain("Provider");
        assertThat(Ran.shared("egress", "--lab", "healthy", "-v").out())
                .contains("Provider: none of those that are known");
    }

    @Test
    void aLabSetsTheEnvironmentAndTheNamesOfItsHost() throws IOException {
        String lab = lab(
                "provider-env DYNO\negress 25 reject\n",
                "10.2.0.192.in-addr.arpa. PTR ec2-192-0-2-10.compute-1.amazonaws.com.\n");
        Map<?, ?> provider = member(Ran.of("egress", "--lab", lab, "--port", "25", "--json"), "provider");
        assertThat(provider.get("id")).isEqualTo("heroku");
        assertThat((List<?>) provider.get("others")).hasToString("[aws-ec2]");
        assertThat(words(Ran.of("egress", "--lab", lab, "--port", "25", "-v")))
                .contains("probably closed; measured blocked (reset), which agrees")
                .contains("other hints speak for Amazon EC2");
    }

    @Test
    void aContradictionToThePolicyIsReported() throws IOException {
        String lab = lab("provider-dmi sys_vendor Hetzner\negress 587 drop\n", "");
        assertThat(words(Ran.of("egress", "--lab", lab, "-4", "-v")))
                .contains("port 25 over IPv4: closed; measured open. The measurement contradicts")
                .contains("leaves port 587 open: look for a firewall or security group");
    }

    @Test
    void blockedPortsOfAnUnknownProviderAreComparedWithKnownPolicies() throws IOException {
        String lab = lab("egress 25 drop\negress 465 drop\n", "");
        Ran ran = Ran.of("egress", "--lab", lab, "-4", "--json");
        assertThat(member(ran, "recognition").get("like")).isEqualTo("hetzner-cloud");
        assertThat(words(Ran.of("egress", "--lab", lab, "-4")))
                .contains("which is like Hetzner Cloud", "mailworthy egress --ticket letter.txt");
    }

    @Test
    void port2525HasItsOwnTargets() throws IOException {
        String lab = lab("egress 25 drop\negress 465 drop\negress 587 drop\n", "");
        Ran ran = Ran.of(
                "egress", "--lab", lab, "-4", "--port", "25", "--port", "465", "--port", "587", "--port", "2525",
                "--json");
        assertThat(member(ran, "recognition").get("like")).isEqualTo("digitalocean");
        assertThat(String.valueOf(member(ran, "recognition").get("relays"))).contains("Postmark", "2525");
    }

    @Test
    void unansweredHintsDoNotChangeTheVerdictOfMail() throws IOException {
        String lab = lab("", ";fault timeout 10.2.0.192.in-addr.arpa.\n");
        Ran ran = Ran.of("egress", "--lab", lab, "-4", "--json", "--timeout", "15s");
        assertThat(ran.code()).isZero();
        assertThat(ran.list("unanswered")).isEmpty();
        assertThat(member(ran, "recognition").get("outcome")).isEqualTo("unanswered");
        assertThat(String.valueOf(member(ran, "recognition").get("unanswered")))
                .contains("PTR of 192.0.2.10", "timeout");
    }

    @Test
    void hostileFactsAreEscapedInEveryOutput() throws IOException {
        String lab = lab(
                "egress 25 drop\nprovider-dmi sys_vendor \u001b[31mHetzner\u0007\nprovider-dmi product_uuid ec2\u001b]0;x\u0007<b>\n",
                "10.2.0.192.in-addr.arpa. PTR x\\027\\091\\050\\074.clients.your-server.de.\n");
        for (String form : List.of("--json", "--ndjson", "-v", "--ticket=-")) {
            Ran ran = Ran.of("egress", "--lab", lab, "-4", "--port", "25", form);
            assertThat(ran.out()).isNotEmpty().doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
            assertThat(ran.code()).isEqualTo(2);
        }
        assertThat(Ran.of("egress", "--lab", lab, "-4", "--port", "25", "--ticket", "-")
                        .out())
                .doesNotContain("<b>");
    }

    @Test
    void theLetterIsWrittenToItsFileAndOverwritesNothing() throws IOException {
        Path file = folder.resolve("ticket.txt");
        Ran ran = Ran.of("egress", "--lab", "fresh-vps", "--ticket", file.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("Provider    UpCloud").doesNotContain("Subject: ");
        assertThat(file).content().startsWith("Subject: Outgoing TCP port 25 closed for 192.0.2.10\n");

        Files.writeString(file, "mine");
        Ran again = Ran.of("egress", "--lab", "fresh-vps", "--ticket", file.toString());
        assertRefused(again);
        assertThat(again.err()).contains("--force");
        assertThat(file).content().isEqualTo("mine");
        assertThat(Ran.of("egress", "--lab", "fresh-vps", "--ticket", file.toString(), "--force")
                        .code())
                .isEqualTo(2);
        assertThat(file).content().startsWith("Subject: ");
    }

    @Test
    void theLetterReplacesTheReportOnStandardOutput() {
        Ran ran = Ran.of("egress", "--lab", "fresh-vps", "--ticket", "-", "--quiet");
        assertThat(ran.out()).startsWith("Subject: ").doesNotContain("Provider: ");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertRefused(Ran.of("egress", "--lab", "fresh-vps", "--ticket", "-", "--json"));
    }

    @Test
    void withoutAClosedPortThereIsNoLetter() {
        Path file = folder.resolve("none.txt");
        Ran ran = Ran.of("egress", "--lab", "healthy", "--ticket", file.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines()).singleElement().asString().contains("no ticket");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() {
        assertRefused(Ran.of("egress", "--lab", "fresh-vps", "--ticket", folder.toString()));
        assertRefused(Ran.of("egress", "--lab", "fresh-vps", "--ticket", folder + "/no/such/ticket.txt"));
        assertRefused(Ran.of("egress", "--lab", "fresh-vps", "--ticket", "x\u0000y"));
        assertRefused(Ran.of("egress", "--lab", "fresh-vps", "--providers", "/no/such/file.yml"));
    }

    @Test
    void anotherFileOfProvidersReplacesTheBundledOne() throws IOException {
        Path file = folder.resolve("own.yml");
        Files.writeString(file, """
                as_of: 2027-03
                providers:
                  - id: mine
                    name: My Cloud
                    dmi: {sys_vendor: [UpCloud]}
                    ports: {25: user}
                    unblock: {possible: yes, how: tick the box, url: "https://my.example/mail", takes: at once}
                    conf: {recognition: medium}
                """);
        assertThat(words(Ran.of("egress", "--lab", "fresh-vps", "--providers", file.toString(), "-v")))
                .contains(
                        "Provider: My Cloud ",
                        "as of 2027-03",
                        "Open outgoing port 25 at My Cloud, probably so: tick the box. (at once)");
        Files.writeString(
                file, "as_of: 2027-03\nproviders:\n  - id: mine\n    name: My Cloud\n    ports: {25: shut}\n");
        Ran broken = Ran.of("egress", "--lab", "fresh-vps", "--providers", file.toString());
        assertRefused(broken);
        assertThat(broken.err()).contains("own.yml:5: ", "blocked, throttled, open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider-dmi colour red", "provider-dmi sys_vendor", "provider-env A=B", "provider-env"})
    void aWrongWordInALabIsReportedWithItsLine(String setting) throws IOException {
        Ran ran = Ran.of("egress", "--lab", lab(setting + "\n", ""));
        assertRefused(ran);
        assertThat(ran.err()).contains("lab.conf:7: ");
    }
}
