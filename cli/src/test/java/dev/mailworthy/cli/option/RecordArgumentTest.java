package dev.mailworthy.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record as people copy it: with its quotation marks, as strings, or as a line of a zone file. */
class RecordArgumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx -all",
                "\"v=spf1 mx -all\"",
                "\"v=spf1 m\" \"x -all\"",
                "( \"v=spf1 mx\" \" -all\" )",
                "TXT \"v=spf1 mx -all\"",
                "shop.example. 3600 IN TXT \"v=spf1 mx -all\"",
                "@ IN TXT \"v=spf1 mx -all\"",
            })
    void aCopiedRecordIsRead(String argument) {
        RecordArgument.Text text = (RecordArgument.Text) RecordArgument.parse(argument);
        assertThat(text.plain()).isEqualTo("v=spf1 mx -all");
        assertThat(text.unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf1 mx -all", "\u201cv=spf1 mx -all\u201d", "v=spf1;mx -all", "v=spf 1 mx -all"})
    void aTextThatReceiversDoNotReadIsNoRecordWithoutAFault(String argument) {
        RecordArgument.Text text = (RecordArgument.Text) RecordArgument.parse(argument);
        assertThat(text.unread())
                .hasValueSatisfying(meant -> assertThat(meant.mended()).isEqualTo("v=spf1 mx -all"));
    }

    @Test
    void aNameIsADomain() {
        assertThat(RecordArgument.parse("shop.example")).isInstanceOf(RecordArgument.Published.class);
    }
}
