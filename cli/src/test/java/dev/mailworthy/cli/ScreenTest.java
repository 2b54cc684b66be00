package dev.mailworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Terminal;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens of {@code check} and {@code fix} over all labs: their width, their height and the names in them. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
@Timeout(240)
class ScreenTest {

    /** The longest line that cannot be broken: a record or a reverse name of IPv6, with its indent. */
    private static final int UNBROKEN = 110;

    static Stream<List<String>> commands() {
        return Lab.shipped().stream()
                .flatMap(lab -> Stream.of(List.of("check", "--lab", lab), List.of("fix", "--lab", lab)));
    }

    private static String screen(int columns, List<String> args) {
        StringWriter out = new StringWriter();
        Session session = Session.of(
                new Terminal(true, false, false, columns),
                Clock.systemUTC(),
                InputStream.nullInputStream(),
                out,
                new StringWriter());
        Main.run(session, args.toArray(String[]::new));
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aLineIsAsLongAsTheScreenAndNoNameIsBroken(List<String> args) {
        // The commands to copy in a plan are never broken, so that a plan does not fit 40 columns.
        List<Integer> widths = args.contains("fix") ? List.of(80, 120) : List.of(40, 80, 120);
        int lab = Lab.shipped().indexOf(args.get(2));
        for (int columns : Sample.share(widths, lab, widths.size())) {
            assertThat(screen(columns, args).lines()).allSatisfy(line -> {
                String text = line.strip();
                boolean copied = text.contains("\"") || text.startsWith("+") || text.startsWith("-");
                boolean oneWord = !text.contains(" ") || copied;
                assertThat(line).hasSizeLessThanOrEqualTo(oneWord ? UNBROKEN : columns);
                assertThat(line.strip())
                        .as("a name goes on here")
                        .doesNotStartWith("arpa")
                        .doesNotStartWith(".");
                assertThat(line).doesNotEndWith(" ");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "fresh-vps"})
    void aHealthyServerAndAFreshOneFitOneScreen(String lab) {
        assertThat(screen(80, List.of("check", "--lab", lab)).lines()).hasSizeLessThanOrEqualTo(24);
    }
}
