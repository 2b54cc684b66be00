package dev.mailworthy.cli;

import static dev.mailworthy.cli.LoggedCheck.BURNT;
import static dev.mailworthy.cli.LoggedCheck.NOW;
import static dev.mailworthy.cli.LoggedCheck.OURS;
import static dev.mailworthy.cli.LoggedCheck.codes;
import static dev.mailworthy.cli.LoggedCheck.daily;
import static dev.mailworthy.cli.LoggedCheck.hours;
import static dev.mailworthy.cli.LoggedCheck.member;
import static dev.mailworthy.cli.LoggedCheck.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.MadeLog;
import dev.mailworthy.cli.lab.MadeLog.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check judges by what deliveries keeps in a store, as by the log itself. */
@Timeout(120)
class CheckStoreTest {

    @TempDir
    private Path folder;

    private Path log;
    private Path store;

    /** Gmail refuses since yesterday; Yahoo takes mail. */
    @BeforeEach
    void remember() throws IOException {
        MadeLog made = new MadeLog(7);
        daily(made, 5, 4, Receiver.YAHOO);
        made.accepted(hours(30), OURS, Receiver.GMAIL);
        Stream.of(20, 12, 2).forEach(age -> made.refused(hours(age), OURS, Receiver.GMAIL, BURNT));
        log = Files.writeString(folder.resolve("mail.log"), made.text());
        store = folder.resolve("seen.mw");
        assertThat(ran("deliveries", "--store", store.toString(), log.toString())
                        .code())
                .isEqualTo(2);
    }

    private static Ran ran(String... args) {
        return Ran.at(NOW, InputStream.nullInputStream(), args);
    }

    private static Map<?, ?> deliveries(Ran ran) {
        return (Map<?, ?>) ran.json().get("deliveries");
    }

    @Test
    void aStoreSaysWhatItsLogsSaid() throws IOException {
        byte[] before = Files.readAllBytes(store);
        Ran byStore = ran("check", "--lab", "healthy", "--json", "--store", store.toString());
        Ran byLog = ran("check", "--lab", "healthy", "--json", "--log", log.toString());
        assertThat(byStore.code()).isEqualTo(byLog.code()).isEqualTo(1);
        assertThat(codes(byStore)).isEqualTo(codes(byLog)).contains("DELIVERY-REFUSED");
        assertThat(byStore.json().get("receivers")).isEqualTo(byLog.json().get("receivers"));
        assertThat(byStore.json().get("score")).isEqualTo(byLog.json().get("score"));
        for (String same : List.of("totals", "receivers", "counted", "period")) {
            assertThat(deliveries(byStore).get(same))
                    .as(same)
                    .isEqualTo(deliveries(byLog).get(same));
        }
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void aPeriodChoosesHoursOfTheStore() {
        Ran last = ran("check", "--lab", "healthy", "--json", "--store", store.toString(), "--since", "25h");
        assertThat(((Map<?, ?>) deliveries(last).get("totals")).get("messages")).isNull();
        assertThat(((Map<?, ?>) deliveries(last).get("period")).get("from")).isEqualTo("2026-11-30T08:00:00Z");
        assertThat((String) member(last, "findings", "code", "DELIVERY-REFUSED").get("message"))
                .contains("3 attempts refused, none accepted");
        Ran older = ran("check", "--lab", "healthy", "--json", "--store", store.toString(), "--until", "25h");
        assertThat(codes(older)).doesNotContain("DELIVERY-REFUSED");
        assertThat(member(older, "receivers", "id", "gmail").get("verdict")).isEqualTo("accept");
    }

    @Test
    void theNextCommandNamesTheLogOrTheStoreAgain() throws IOException {
        assertThat(words(ran("check", "--lab", "healthy", "--store", store.toString(), "--since", "7d")))
                .contains("Next: mailworthy fix --lab healthy --since 7d --store " + store);
        assertThat(words(ran("check", "--lab", "healthy", "--log", log.toString())))
                .contains("Next: mailworthy fix --lab healthy --log " + log);
        Path spaced = Files.copy(log, folder.resolve("bob's mail.log"));
        assertThat(words(ran("check", "--lab", "healthy", "--log", spaced.toString())))
                .contains("Next: mailworthy fix --lab healthy --log '" + folder + "/bob'\\''s mail.log'");
    }

    @Test
    void aPlanIsMadeByTheStore() {
        Ran byStore = ran("fix", "--lab", "healthy", "--json", "--store", store.toString());
        Ran byLog = ran("fix", "--lab", "healthy", "--json", "--log", log.toString());
        assertThat(byStore.code()).isEqualTo(1);
        assertThat(byStore.json().get("steps")).isEqualTo(byLog.json().get("steps"));
        assertThat(byStore.json().get("left")).isEqualTo(byLog.json().get("left"));
        assertThat(byStore.out()).contains("DELIVERY-REFUSED");
    }

    @Test
    void whatIsNoStoreIsRefused() throws IOException {
        Ran missing = ran(
                "check",
                "--lab",
                "healthy",
                "--store",
                folder.resolve("none.mw").toString());
        assertThat(missing.code()).isEqualTo(64);
        assertThat(missing.err())
                .contains("none.mw: there is no such store; make it with: mailworthy deliveries --store");
        assertThat(folder.resolve("none.mw")).doesNotExist();
        assertThat(ran("fix", "--lab", "healthy", "--store", log.toString()).err())
                .contains("mail.log: is no store that can be read: this is no summary of deliveries");
        Ran both = ran("check", "--lab", "healthy", "--store", store.toString(), "--log", log.toString());
        assertThat(both.code()).isEqualTo(64);
        assertThat(both.err()).contains("leave out --store or --log");
        assertThat(ran("check", "--lab", "healthy", "--store", store.toString(), "--record", "x.run")
                        .err())
                .contains("leave out --record or --store");
    }
}
