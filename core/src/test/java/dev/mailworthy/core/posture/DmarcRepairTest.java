package dev.mailworthy.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcRepairTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject                    | v=DMARC1; p=reject",
                "v=DMARC1; p=quarantine; pct=50; ri=1  | v=DMARC1; p=quarantine",
                "v=DMARC1; p=quarentine; sp=reject     | v=DMARC1; p=quarantine; sp=reject",
                "v=DMARC1;; p=none; aspf=x; adkim=s    | v=DMARC1; p=none; adkim=s",
                "v=DMARC1; rua=me@a.example            | v=DMARC1; p=none; rua=mailto:me@a.example",
                "v=DMARC1; p=reject; pct=0             | v=DMARC1; p=reject; t=y",
                "v=DMARC1; p=none; pct=0               | v=DMARC1; p=none",
                "v=DMARC1 p=reject rua=a@a.test        | v=DMARC1; p=reject; rua=mailto:a@a.test",
                "v=DMARC1; p=none; rua=mailto:m@a.test | v=DMARC1; p=none; rua=mailto:m@a.test",
                "v=DMARC1; p=none; p=reject; nonsense  | v=DMARC1; p=none",
                "v=DMARC1; p=none; rua=mailto:a@a.test; mailto:b@a.test; sp=none;"
                        + " | v=DMARC1; p=none; sp=none; rua=mailto:a@a.test,mailto:b@a.test",
            })
    void aTidiedRecordKeepsThePolicyAndTheAddressesThatWereMeant(String published, String tidied) {
        assertThat(DmarcRepair.tidied(published)).contains(tidied);
        assertThat(DmarcRepair.tidied(tidied)).contains(tidied);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject   | false",
                "V = DMARC1 ; p=reject | false",
                "v=DMARC1 ;p=reject   | false",
                "' v=DMARC1; p=reject' | true",
                "v=dmarc1; p=reject   | true",
                "v=DMARC1 p=reject    | true",
            })
    void aRecordIsStricterThanATextThatReceiversIgnore(String before, boolean stricter) {
        assertThat(DmarcRepair.isStricter("v=DMARC1; p=reject", before)).isEqualTo(stricter);
    }

    @Test
    void theMildestOfSeveralRecordsIsKept() {
        assertThat(DmarcRepair.gentlest(List.of(
                        "v=DMARC1; p=reject; rua=mailto:m@a.test",
                        "v=DMARC1; p=none",
                        "v=DMARC1; p=none; rua=mailto:m@a.test")))
                .contains("v=DMARC1; p=none; rua=mailto:m@a.test");
        assertThat(DmarcRepair.gentlest(List.of())).isEmpty();
    }

    @Test
    void aMisspelledDmarcRecordIsRecognised() {
        assertThat(List.of("v=DMARC1;p=none", " V = dmarc1 p=none", "v=DMARC1", "p=none; v=DMARC1"))
                .allMatch(DmarcRepair::isMeant);
        assertThat(List.of("", "v=spf1", "dmarc")).noneMatch(DmarcRepair::isMeant);
    }
}
