package dev.mailworthy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has to remove an entry from a list, and how. */
class DelistingTest {

    private static Remedy removal(String id, String code) {
        ListEntry list = Catalogue.bundled().list(id);
        List<ListCode> meanings = list.codes().codes().stream()
                .filter(each -> each.pattern().toString().equals(code))
                .toList();
        ListResult result = new ListResult(
                list,
                list.zone().toString(),
                ListState.LISTED,
                Optional.empty(),
                "",
                new ListResult.Found(List.of(), meanings, Optional.empty()));
        List<Remedy> remedies = Delisting.of(result);
        assertThat(remedies).hasSize(2);
        return remedies.get(1);
    }

    @ParameterizedTest
    @CsvSource({
        "spamhaus-zen, 127.0.0.2, PROVIDER,      AskList, hours to days",
        "spamhaus-zen, 127.0.0.4, YOU,           AskList, hours to days",
        "spamcop,      127.0.0.2, YOU,           Wait,    days",
        "psbl,         127.0.0.2, YOU,           AskList, hours to days",
    })
    void theRemovalNamesWhoActs(String id, String code, Actor actor, String means, String effect) {
        Remedy remedy = removal(id, code);
        assertThat(remedy.actor()).isEqualTo(actor);
        assertThat(remedy.means().map(Means::getClass).map(Class::getSimpleName))
                .contains(means);
        assertThat(remedy.effect()).isEqualTo(effect);
    }
}
