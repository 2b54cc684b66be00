package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with settings. */
@Timeout(60)
class SettingsCommandTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Ran run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        SettingPlaces places =
                new SettingPlaces(environment, Optional.of(folder.resolve("mailworthy.yml")), Optional.empty());
        Session session = Session.of(Terminal.none(), Clock.systemUTC(), InputStream.nullInputStream(), out, err)
                .with(places);
        int code = Main.run(session, line.split(" "));
        return new Ran(code, out.toString(), err.toString());
    }

    private void project(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mailworthy.yml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void anOptionComesBeforeTheEnvironmentAndTheEnvironmentBeforeTheFile() throws IOException {
        project("profile: all\n");
        int all = run("dnsbl lists --json").list("lists").size();
        environment.put("MAILWORTHY_PROFILE", "receiver");
        int receiver = run("dnsbl lists --json").list("lists").size();
        int usual =
                run("dnsbl lists --json --profile deliverability").list("lists").size();
        assertThat(receiver).isNotEqualTo(all);
        assertThat(usual)
                .isEqualTo(Ran.of("dnsbl", "lists", "--json").list("lists").size())
                .isNotEqualTo(all);
        assertThat(run("dnsbl lists --json --profile=all").list("lists")).hasSize(all);
    }

    @Test
    void aListOfTheUserReplacesTheSetting() throws IOException {
        project("list: [psbl, spamcop]\n");
        assertThat(run("dnsbl check --lab healthy 127.0.0.2 --json").out()).contains("\"psbl\"", "\"spamcop\"");
        assertThat(run("dnsbl check --lab healthy 127.0.0.2 --json --list dronebl")
                        .out())
                .contains("\"dronebl\"")
                .doesNotContain("\"psbl\"");
    }

    /** The arguments are read twice, before and with the settings. */
    @Test
    void whatTheUserGivesSeveralTimesStaysSo() throws IOException {
        project("color: never\ntimeout: 50s\n");
        assertThat(run("dnsbl lists --json --list psbl --list spamcop").list("lists"))
                .hasSize(2);
        assertThat(run("dnsbl check --lab healthy 127.0.0.2 192.0.2.20 --json --list psbl")
                        .list("targets"))
                .hasSize(2);
        assertThat(run("check healthy.example --lab healthy --format csv").out().lines())
                .hasSize(2);
        assertThat(run("check healthy.example --lab healthy --json").json().get("schema"))
                .isEqualTo("mailworthy/check/1");
        assertThat(run("spf check --lab healthy --ip 192.0.2.20 --mail-from a@healthy.example")
                        .code())
                .isZero();
    }

    @Test
    void theFormatOfASettingGivesWayToOtherForms() throws IOException {
        project("format: json\n");
        String lab = " --lab fresh-vps";
        assertThat(run("spf lint fresh.example" + lab).json().get("schema")).isEqualTo("mailworthy/spf-lint/1");
        assertThat(run("spf lint fresh.example --ndjson" + lab).out().lines()).hasSize(1);
        assertThat(run("check --format nagios" + lab).out()).startsWith("MAILWORTHY CRITICAL");
        assertThat(run("check --html -" + lab).out()).startsWith("<!DOCTYPE html>");
        assertThat(run("lab list").json().get("schema")).isEqualTo("mailworthy/lab-list/1");
        project("format: text\n");
        assertThat(run("spf lint fresh.example" + lab).out()).contains("OK  fresh.example");
        project("format: ndjson\n");
        assertThat(run("explain PTR-MISSING").code()).isZero();
    }

    @Test
    void aFlagIsTurnedOnByASettingAndOffByItsOption() throws IOException {
        project("quiet: true\n");
        assertThat(run("spf lint healthy.example --lab healthy").out().lines()).hasSize(1);
        assertThat(run("spf lint healthy.example --lab healthy --quiet=false")
                        .out()
                        .lines())
                .hasSizeGreaterThan(1);
        assertThat(run("spf lint healthy.example --lab healthy -v").out().lines())
                .hasSizeGreaterThan(1);
    }

    /** The settings of this machine would stop every run in a lab. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check", "fix", "egress", "spf lint healthy.example",
                        "spf check --ip 192.0.2.20 --helo mail.healthy.example",
                "spf survey healthy.example", "spf audit healthy.example", "dnsbl check 127.0.0.2", "dnsbl resolver",
                        "dnsbl lists test"
            })
    void allSettingsTogetherStopNoRunInALab(String command) throws IOException {
        project("""
                resolver: 192.0.2.53
                timeout: 50s
                connect-timeout: 5s
                banner-timeout: 5s
                format: json
                color: never
                quiet: true
                verbose: false
                fail-on: blocked
                ip: 198.51.100.7
                sender: 198.51.100.8=mx.example
                ehlo: other.example
                from: other.example
                mail-from: other.example
                dkim-selector: none
                bulk: true
                receiver: gmail
                no-fetch: true
                profile: deliverability
                targets: own
                target: mx.other.example
                control: other.example:443
                canary: 198.51.100.9
                port: 25
                source: 198.51.100.7
                as: nobody
                ask-metadata: true
                ask: responder.example
                responder: responder.example
                responder-key-file: key.txt
                """);
        Ran ran = run(command + " --lab healthy");
        assertThat(ran.err()).doesNotContain("mailworthy:");
        assertThat(ran.code()).isNotEqualTo(64);
        assertThat(ran.json().get("schema")).asString().startsWith("mailworthy/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--version", "--help", "help check", "check --help", "help config", "spf", "generate-completion"
            })
    void helpNeedsNoSettings(String command) throws IOException {
        project("nonsense: [\n");
        assertThat(run(command).err()).doesNotContain("mailworthy.yml");
    }

    @Test
    void aBadSettingEndsTheRunWithOneLine() throws IOException {
        project("timeout: soon\n");
        Ran ran = run("check --lab healthy");
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("mailworthy: " + folder + "/mailworthy.yml:1: timeout: \"soon\" is not a duration");
        Ran nagios = run("check --lab healthy --format nagios");
        assertThat(nagios.code()).isEqualTo(3);
        assertThat(nagios.out()).startsWith("MAILWORTHY UNKNOWN - ");
    }

    @Test
    void configShowsValuesSourcesAndNoSecret() throws IOException {
        project("timeout: 30s\nlist: [psbl, spamcop]\n");
        environment.put("MAILWORTHY_TIMEOUT", "20s");
        environment.put("MAILWORTHY_KEY_ABUSIX", "hunter22hunter22");
        environment.put("MAILWORTHY_TIMEOT", "1s");
        Ran text = run("config");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .containsPattern("timeout +20s +MAILWORTHY_TIMEOUT\n")
                .containsPattern("\\(30s\\) +.*mailworthy.yml:1 counts less\n")
                .containsPattern("list +psbl, spamcop +.*mailworthy.yml:2\n")
                .containsPattern("color +auto\n")
                .contains("MAILWORTHY_KEY_ABUSIX")
                .doesNotContain("hunter22");
        assertThat(text.err())
                .isEqualTo("mailworthy: no setting: MAILWORTHY_TIMEOT; after MAILWORTHY_, did you mean"
                        + " \"TIMEOUT\"?\n");
        Ran json = run("config timeout ehlo --json");
        assertThat(json.list("settings")).hasSize(2);
        assertThat(json.out()).doesNotContain("hunter22");
        assertThat(run("config timeot").err()).contains("there is no setting \"timeot\"; did you mean \"timeout\"?");
    }
}
