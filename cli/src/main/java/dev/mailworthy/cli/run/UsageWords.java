package dev.mailworthy.cli.run;

import dev.mailworthy.core.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line about a command line that cannot be read: the argument, what is wrong with it, and what was probably meant. */
final class UsageWords {

    /** An option whose empty value has a meaning: the null reverse-path of SMTP (RFC 5321 section 4.5.5). */
    private static final String MAY_BE_EMPTY = "--mail-from";

    private UsageWords() {}

    static String of(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched);
        }
        Optional<ArgSpec> argument = Optional.ofNullable(problem.getArgSpec());
        if (argument.isPresent() && "".equals(problem.getValue())) {
            return empty(argument.get());
        }
        List<String> choices = argument.map(UsageWords::choices).orElse(List.of());
        if (!choices.isEmpty() && problem.getValue() != null) {
            return choice(argument.get(), problem.getValue(), choices);
        }
        String message = String.valueOf(problem.getMessage());
        return argument.filter(PositionalParamSpec.class::isInstance)
                .map(given -> message.replaceFirst(
                        "^Invalid value for positional parameter at index \\d+ \\([^)]*\\): ",
                        given.paramLabel() + " "))
                .orElse(message);
    }

    /** An argument that was given and is empty, where emptiness means nothing. */
    static Optional<String> empty(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.matchedArgs().stream()
                .filter(argument -> argument.originalStringValues().contains(""))
                .filter(argument -> !(argument instanceof OptionSpec option
                        && List.of(option.names()).contains(MAY_BE_EMPTY)))
                .findFirst()
                .map(UsageWords::empty);
    }

    private static String empty(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName() + " is empty: it takes " + option.paramLabel();
        }
        return "the " + argument.paramLabel().toLowerCase(Locale.ROOT).replace("|", " or ") + " is empty";
    }

    /** The values of an option that takes a few names, as they are spelled on the command line. */
    private static List<String> choices(ArgSpec argument) {
        Class<?> type =
                argument.typeInfo().isMultiValue() ? argument.typeInfo().getAuxiliaryTypes()[0] : argument.type();
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? List.of()
                : Stream.of(constants)
                        .map(constant -> ((Enum<?>) constant)
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                        .toList();
    }

    private static String choice(ArgSpec argument, String given, List<String> choices) {
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return name + " has no value \"" + given + "\"; "
                + Nearest.question(given, choices).orElseGet(() -> "it takes " + String.join(", ", choices));
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        CommandLine command = problem.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        String first = problem.getUnmatched().get(0);
        if (first.isEmpty()) {
            return "an argument is empty";
        }
        String help = "see: mailworthy help" + after(spec);
        if (problem.isUnknownOption()) {
            String name = first.split("=", 2)[0];
            return words(spec) + "has no option \"" + name + "\"; "
                    + Nearest.question(name, options(spec)).orElse(help);
        }
        if (!spec.subcommands().isEmpty()) {
            return "there is no command \"" + (after(spec) + " " + first).strip() + "\"; "
                    + Nearest.question(first, commands(spec)).orElse(help);
        }
        return "\"" + first + "\" is one argument too many; " + help;
    }

    private static String words(CommandSpec spec) {
        String name = after(spec).strip();
        return name.isEmpty() ? "mailworthy " : name + " ";
    }

    /** The name of a command behind the name of the program, with a blank before it. */
    private static String after(CommandSpec spec) {
        String whole = spec.qualifiedName();
        String program = spec.root().name();
        return whole.substring(Math.min(whole.length(), program.length()));
    }

    private static Collection<String> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    /** The names of the visible subcommands of a command. */
    static List<String> commands(CommandSpec spec) {
        List<String> names = new ArrayList<>();
        spec.subcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
            }
        });
        return names;
    }
}
