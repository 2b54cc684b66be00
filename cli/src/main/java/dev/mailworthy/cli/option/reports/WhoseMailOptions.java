package dev.mailworthy.cli.option.reports;

import dev.mailworthy.cli.assess.feedback.FileTrust;
import dev.mailworthy.cli.assess.feedback.NamedSources;
import dev.mailworthy.core.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Whose sources of mail are, and which reports count. */
public final class WhoseMailOptions {

    @Option(
            names = "--mine",
            paramLabel = "ADDRESS|CIDR",
            description = "Mail from this address or network is yours. Repeatable.")
    private List<Cidr> mine = new ArrayList<>();

    @Option(
            names = "--forwarder",
            paramLabel = "ADDRESS|CIDR",
            description = "This address or network forwards your mail. Repeatable.")
    private List<Cidr> forwarders = new ArrayList<>();

    @Option(
            names = "--not-mine",
            paramLabel = "ADDRESS|CIDR",
            description = "Mail from this address or network is not yours. Repeatable.")
    private List<Cidr> others = new ArrayList<>();

    @Option(
            names = "--trust-files",
            description = "Let reports count that come as files, without the mails that carried them: you fetched them"
                    + " yourself.")
    private boolean trustFiles;

    @Option(
            names = "--trust-authserv",
            paramLabel = "ID",
            description = "Believe Authentication-Results fields with this id, which your own mail server writes."
                    + " Repeatable.")
    private List<String> servers = new ArrayList<>();

    /** Whose sources are, as the user names them. */
    public NamedSources named() {
        return new NamedSources(mine, forwarders, others);
    }

    public FileTrust files() {
        return trustFiles ? FileTrust.TRUSTED : FileTrust.NOT_TRUSTED;
    }

    /** The mail servers whose results are believed, in small letters. */
    public Set<String> servers() {
        return servers.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
