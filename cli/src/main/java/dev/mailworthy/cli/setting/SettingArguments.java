package dev.mailworthy.cli.setting;

import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of a run with its settings. A setting becomes the option that it stands for, in each command that has it, unless
 * the user gave that option. picocli's own default values serve neither lists nor options that exclude each other.
 */
public final class SettingArguments {

    private static final List<String> FORMS = List.of("--html", "--sarif", "--junit");

    private final CommandSpec command;
    private final Set<String> given = new HashSet<>();
    private final boolean isLab;
    private final boolean printsForm;

    private SettingArguments(ParseResult parsed) {
        command = parsed.commandSpec();
        parsed.matchedOptions().forEach(option -> given.addAll(List.of(option.names())));
        isLab = given.contains("--lab");
        printsForm = FORMS.stream()
                .anyMatch(form -> given.contains(form)
                        && "-".equals(String.valueOf((Object) parsed.matchedOptionValue(form, null))));
    }

    /**
     * Adds the options of the settings behind the name of the command. A run that asks for help or the version gets none, and
     * neither does a run that picocli cannot read.
     *
     * @throws UsageException when a setting cannot be used
     */
    public static String[] with(SettingPlaces places, CommandLine commands, String[] args) {
        ParseResult last;
        int depth = 0;
        try {
            last = commands.parseArgs(args);
        } catch (ParameterException e) {
            return args;
        }
        while (last.hasSubcommand()) {
            last = last.subcommand();
            depth++;
        }
        if (depth == 0
                || last.isUsageHelpRequested()
                || last.isVersionHelpRequested()
                || !hasSetting(last.commandSpec())) {
            return args;
        }
        List<String> options = new SettingArguments(last).options(Settings.read(places));
        int behind = Math.min(depth, args.length);
        return Stream.of(Arrays.stream(args, 0, behind), options.stream(), Arrays.stream(args, behind, args.length))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private static boolean hasSetting(CommandSpec command) {
        return Stream.of(Setting.values())
                .anyMatch(setting -> option(command, setting).isPresent());
    }

    /** The option that a setting stands for; empty if the command has none, or another of the same name. */
    public static Optional<OptionSpec> option(CommandSpec command, Setting setting) {
        return Optional.ofNullable(command.findOption(setting.option()))
                .filter(option -> isOf(option, setting))
                // The responder listens on its ports.
                .filter(option -> setting != Setting.PORT || command.findOption("--target") != null);
    }

    private static boolean isOf(OptionSpec option, Setting setting) {
        boolean isFlag = !option.typeInfo().isMultiValue() && option.arity().max() == 0;
        return switch (setting.kind()) {
            case FLAG -> isFlag;
            case ONE ->
                setting == Setting.FORMAT
                        ? isFlag
                        : !option.isMultiValue() && option.paramLabel().equals(setting.label());
            case LIST -> option.isMultiValue() && option.paramLabel().equals(setting.label());
        };
    }

    private List<String> options(Settings settings) {
        List<String> options = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Optional<OptionSpec> option = option(command, setting);
            Optional<SettingValue> value = settings.of(setting);
            if (option.isPresent() && value.isPresent() && counts(setting, option.get())) {
                List<String> arguments = arguments(value.get());
                options.addAll(arguments);
                if (!arguments.isEmpty()) {
                    given.addAll(List.of(option.get().names()));
                }
            }
        }
        return options;
    }

    private boolean counts(Setting setting, OptionSpec option) {
        boolean isFree = Stream.of(option.names()).noneMatch(given::contains)
                && setting.yieldsTo().stream().noneMatch(given::contains);
        boolean hasUse = switch (setting) {
            case FORMAT -> !printsForm;
            // The key is refused without the responder whose key it is.
            case RESPONDER_KEY_FILE ->
                given.contains("--ask")
                        || given.contains("--responder")
                        || command.findOption("--ask") == null && command.findOption("--responder") == null;
            default -> true;
        };
        return isFree && hasUse && !(isLab && setting.isOfWorld());
    }

    private List<String> arguments(SettingValue value) {
        String option = value.setting().option();
        return switch (value.setting().kind()) {
            case FLAG -> value.text().equals("true") ? List.of(option) : List.of();
            case LIST ->
                value.values().stream().map(each -> option + "=" + each).toList();
            case ONE -> value.setting() == Setting.FORMAT ? form(value.text()) : List.of(option + "=" + value.text());
        };
    }

    /** Where {@code --ndjson} stands alone, it belongs to another option. */
    private List<String> form(String form) {
        OptionSpec option = command.findOption("--" + form);
        boolean isNone = option == null || form.equals("ndjson") && option.group() == null;
        return isNone ? List.of() : List.of("--" + form);
    }
}
