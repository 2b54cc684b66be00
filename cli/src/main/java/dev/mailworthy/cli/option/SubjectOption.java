package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The argument of a command that looks at one domain. */
public final class SubjectOption {

    @Parameters(
            arity = "0..1",
            paramLabel = "DOMAIN",
            description =
                    "The domain in your mail addresses. Default: the lab's domain, or the domain in /etc/mailname.")
    private @Nullable String text;

    /**
     * What the user named; empty without an argument. A notice on standard error says what is checked instead of the text.
     *
     * @throws UsageException with one line when the text is neither a domain nor an address
     */
    public Optional<SubjectArgument> read(Session session) {
        return Optional.ofNullable(text).map(given -> read(given, session));
    }

    /**
     * The domain that the user named; empty without an argument.
     *
     * @param command the name of the command, for the message about an address
     * @throws UsageException with one line when the text is no domain
     */
    public Optional<DomainName> domain(String command, Session session) {
        Optional<SubjectArgument> named = read(session);
        named.flatMap(SubjectArgument::address).ifPresent(address -> {
            throw new UsageException(command + " needs a domain; " + address + " is an address: " + command
                    + " example.org --ip " + address);
        });
        return named.flatMap(SubjectArgument::domain);
    }

    /** @throws UsageException with one line when the text is neither a domain nor an address */
    public static SubjectArgument read(String text, Session session) {
        try {
            SubjectArgument read = SubjectArgument.parse(text);
            read.notice().ifPresent(session::tell);
            return read;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
