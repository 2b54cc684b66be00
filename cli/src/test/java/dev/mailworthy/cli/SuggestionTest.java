package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped name is answered with the name that was meant, and an empty argument is named. */
@Timeout(120)
class SuggestionTest {

    @ParameterizedTest
    @CsvSource({
        "dnbsl,                                  dnsbl",
        "exlain PTR-MISSING,                     explain",
        "spf survy,                              survey",
        "dnsbl lists tset,                       test",
        "help egres,                             egress",
        "help spf flaten,                        flatten",
        "check --recevier gmail,                 --receiver",
        "dnsbl check 192.0.2.1 --profil all,     --profile",
        "check --lab heathly,                    healthy",
        "check --receiver yahooo,                yahoo",
        "dnsbl check 192.0.2.1 --list sbl,       spamhaus-sbl",
        "dnsbl lists show mailspike-b,           mailspike-bl",
        "dnsbl check 192.0.2.1 --profile recever, receiver",
        "check a.example --color allways,        always",
        "check a.example --targets minimum,      minimal",
        "fix a.example --format terafform,       terraform",
    })
    void aTypingErrorIsAnsweredWithTheNameThatWasMeant(String line, String meant) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("did you mean").contains("\"" + meant + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy", "check --xyzzy", "spf xyzzy", "help xyzzy", "check --lab xyzzy", "fix a b"})
    void anotherWordIsAnsweredWithoutAGuess(String line) {
        Ran ran = Ran.of(line.split(" "));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "check EMPTY,                 the domain is empty",
        "fix EMPTY,                   the domain is empty",
        "spf lint EMPTY,              is empty",
        "explain EMPTY,               the text is empty",
        "check --lab EMPTY,           --lab is empty: it takes NAME|DIR",
        "check a.example --ip EMPTY,  --ip is empty: it takes ADDRESS",
        "dnsbl check EMPTY,           the target is empty",
        "EMPTY,                       an argument is empty",
    })
    void anEmptyArgumentIsNamed(String line, String said) {
        Ran ran = Ran.of(words(line));
        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(said);
    }

    /** The words of a line, where EMPTY stands for an empty word. */
    private static String[] words(String line) {
        return Stream.of(line.split(" "))
                .map(word -> word.equals("EMPTY") ? "" : word)
                .toArray(String[]::new);
    }

    @Test
    void helpShowsWhatTheOptionHelpShows() {
        assertThat(Ran.of("help").out()).isEqualTo(Ran.of("--help").out());
        assertThat(Ran.of("help", "check").out())
                .isEqualTo(Ran.of("check", "--help").out());
        assertThat(Ran.of("help", "spf", "lint").out())
                .isEqualTo(Ran.of("spf", "lint", "--help").out());
        assertThat(Ran.of("help", "check").code()).isZero();
    }

    @Test
    void aHostileNameIsShownWithoutItsControlCharacters() {
        for (String line : new String[] {"\u001b[2Jchek", "check\u0007", "--\u001b[31mlab", "chec\u202ek"}) {
            Ran ran = Ran.of(line);
            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.err()).doesNotContain("\u001b", "\u0007", "\u202e");
        }
    }
}
