package dev.mailworthy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Hint;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of {@link Hint hints} about lists, which carry data. */
class ListHintsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "KEY          | https://a.test/ | Get a key (https://a.test/), then set MAILWORTHY_KEY_MY_LIST",
                "KEY          | none            | Get a key, then set MAILWORTHY_KEY_MY_LIST",
                "REGISTRATION | https://a.test/ | Register the resolver's address (https://a.test/), then set "
                        + "MAILWORTHY_KEY_MY_LIST=registered",
                "ZONE_NAME    | https://a.test/ | Subscribe (https://a.test/), then set MAILWORTHY_KEY_MY_LIST to the "
                        + "zone's name",
            })
    void theTermsOfAListNameTheVariable(Hint.ListNeed need, String site, String words) {
        assertThat(HintText.of(new Hint.ListTerms(need, "my-list", Optional.ofNullable(site))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none            | 'Ways out: your own mirror (--data bl.test=FILE, or --own-mirror with --resolver), or "
                        + "fewer targets (--list leaves it out)'",
                "https://a.test/ | 'Ways out: a key (from https://a.test/, then set MAILWORTHY_KEY_MY_LIST), your own "
                        + "mirror (--data bl.test=FILE, or --own-mirror with --resolver), or fewer targets (--list "
                        + "leaves it out)'",
            })
    void theFreeLimitOfAListNamesWhatToDo(String site, String words) {
        Optional<Hint.ListTerms> key = Optional.ofNullable(site)
                .map(each -> new Hint.ListTerms(Hint.ListNeed.KEY, "my-list", Optional.of(each)));
        assertThat(HintText.of(new Hint.FreeLimit("bl.test", key))).isEqualTo(words);
    }
}
