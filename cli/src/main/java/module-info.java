/** The command line: picocli commands, the assembly of a check, renderers and labs. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.cli {
    requires static org.jspecify;
    requires dev.mailworthy.core;
    requires dev.mailworthy.spf;
    requires dev.mailworthy.dnsbl;
    requires dev.mailworthy.smtp;
    requires transitive info.picocli;
    requires java.logging;
    requires java.sql;

    exports dev.mailworthy.cli;

    opens dev.mailworthy.cli to
            info.picocli;
    opens dev.mailworthy.cli.command to
            info.picocli;
    opens dev.mailworthy.cli.command.dnsbl to
            info.picocli;
    opens dev.mailworthy.cli.command.reports to
            info.picocli;
    opens dev.mailworthy.cli.command.spf to
            info.picocli;
    opens dev.mailworthy.cli.command.watch to
            info.picocli;
    opens dev.mailworthy.cli.option to
            info.picocli;
    opens dev.mailworthy.cli.option.form to
            info.picocli;
    opens dev.mailworthy.cli.option.help to
            info.picocli;
    opens dev.mailworthy.cli.option.log to
            info.picocli;
    opens dev.mailworthy.cli.option.reports to
            info.picocli;
    opens dev.mailworthy.cli.option.watch to
            info.picocli;
}
