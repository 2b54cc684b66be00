package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every {@link Hint hint} of the libraries has words, and the words name options and commands that exist. */
class HintTextTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern COMMAND = Pattern.compile("mailworthy ([a-z]+)");

    private static final List<Hint> WITH_DATA = List.of(
            new Hint.RunFor(Duration.ofMinutes(9)),
            new Hint.CheckSelector(DomainName.ofText("example.org"), DomainName.ofText("mail")),
            new Hint.AskLists(Optional.empty()),
            terms(Hint.ListNeed.KEY),
            terms(Hint.ListNeed.REGISTRATION),
            terms(Hint.ListNeed.ZONE_NAME),
            new Hint.FreeLimit("list.example", Optional.of(terms(Hint.ListNeed.KEY))));

    private static Hint.ListTerms terms(Hint.ListNeed need) {
        return new Hint.ListTerms(need, "spamhaus-dqs", Optional.of("https://list.example"));
    }

    static Stream<Hint> hints() {
        return Stream.concat(Arrays.stream(Hint.Standard.values()), WITH_DATA.stream());
    }

    @Test
    void everyKindOfHintIsTested() {
        Set<Class<?>> kinds = hints().map(Hint::getClass).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(Hint.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("hints")
    void aHintHasWordsWithOptionsAndCommandsThatExist(Hint hint) {
        String words = HintText.of(hint);
        assertThat(words).isNotBlank().matches("[A-Z].*").doesNotContain("null", "Optional");
        String all = words + " " + HintText.paste(new Means.Learn(hint)).orElse("");
        assertThat(OPTION.matcher(all).results().map(found -> found.group()))
                .allSatisfy(option -> assertThat(options()).contains(option));
        assertThat(COMMAND.matcher(all).results().map(found -> found.group(1)))
                .allSatisfy(command -> assertThat(Main.model().getSubcommands()).containsKey(command));
    }

    @Test
    void twoHintsHaveDifferentWords() {
        assertThat(hints().map(HintText::of)).doesNotHaveDuplicates();
    }

    private static Set<String> options() {
        return options(Main.model()).collect(Collectors.toSet());
    }

    private static Stream<String> options(CommandLine command) {
        return Stream.concat(
                command.getCommandSpec().optionsMap().keySet().stream(),
                command.getSubcommands().values().stream().flatMap(HintTextTest::options));
    }
}
