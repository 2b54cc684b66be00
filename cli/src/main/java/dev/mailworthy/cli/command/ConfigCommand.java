package dev.mailworthy.cli.command;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.setting.Setting;
import dev.mailworthy.cli.setting.SettingForms;
import dev.mailworthy.cli.setting.Settings;
import dev.mailworthy.core.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the settings, each with its source. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "The settings: each value, and where it came from.",
        footer = {
            "",
            "An option of a command counts first, then the environment (MAILWORTHY_TIMEOUT",
            "for timeout), then ./mailworthy.yml, then $XDG_CONFIG_HOME/mailworthy/config.yml",
            "(~/.config/mailworthy/config.yml). In a file:",
            "",
            "  timeout: 2m",
            "  resolver: [192.0.2.53, \"2001:db8::53\"]",
            "  keys: keys.txt",
            "",
            "Keys of lists and of a responder stand in files of their own or in variables,",
            "and are never printed.",
            "",
            "Exit codes: 0 printed, 64 a setting cannot be used."
        })
public final class ConfigCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "SETTING",
            completionCandidates = SettingNames.class,
            description = "Only these settings, like timeout. Default: all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    private final Session session;

    ConfigCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Setting> shown = names.isEmpty()
                ? List.of(Setting.values())
                : names.stream().map(ConfigCommand::named).distinct().toList();
        Settings settings = Settings.read(session.settings());
        Settings.unknownVariables(session.settings().environment())
                .forEach(name -> session.tell("no setting: " + name));
        SettingForms forms = new SettingForms(session.settings(), settings, shown);
        session.out().print(json ? forms.json(session.stamp()) : forms.text());
        return 0;
    }

    private static Setting named(String name) {
        List<String> known = Stream.of(Setting.values()).map(Setting::key).toList();
        return Setting.of(name)
                .orElseThrow(() -> new UsageException("there is no setting \"" + name + "\"; "
                        + Nearest.question(name, known).orElse("see: mailworthy config")));
    }

    /** The names that a shell offers. */
    static final class SettingNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        SettingNames() {
            super(Stream.of(Setting.values()).map(Setting::key).toList());
        }
    }
}
