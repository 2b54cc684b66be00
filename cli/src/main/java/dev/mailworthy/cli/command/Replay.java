package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.recording.Recording;
import dev.mailworthy.cli.recording.RecordingException;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.text.InputFile;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A {@link Recording recorded run}, judged again from its recorded answers without a network. */
record Replay(Recording recording, CheckReport report) {

    private static final int LARGEST_FILE = 32 << 20;

    /**
     * Reads a record and judges its run again.
     *
     * @throws UsageException with one line when the file is not a record
     */
    static Replay of(String file) {
        return of(file, text(file));
    }

    static Replay of(String file, String text) {
        try {
            Recording recording = Recording.parse(file, text);
            return new Replay(recording, again(recording));
        } catch (RecordingException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** @throws UsageException with one line when the file cannot be read */
    static String text(String file) {
        try {
            return InputFile.utf8(Path.of(file), LARGEST_FILE);
        } catch (InvalidPathException e) {
            throw new UsageException(file + ": cannot be read");
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static CheckReport again(Recording recording) {
        return again(recording, recording.dns()).withLookups(recording.lookups());
    }

    /** Judges a {@link Recording recorded run} again with the answers of another DNS. */
    static CheckReport again(Recording recording, Dns answers) {
        StoppableDns dns = new StoppableDns(answers);
        Dnsbl lists = Dnsbl.over(
                dns,
                Catalogue.bundled().profile(Profile.DELIVERABILITY),
                Keys.of(recording.environment()),
                List.of(),
                Clock.fixed(recording.run().startedAt(), ZoneOffset.UTC));
        Sources plain =
                new Sources(dns, recording.host(), (address, port) -> Optional.empty(), lists, recording.ports());
        Sources fetching = recording
                .validated()
                .map(plain::withValidated)
                .orElse(plain)
                .withPolicies(recording.policies())
                .withLogos(recording.logos());
        Sources sources = recording.resolver().map(fetching::withResolver).orElse(fetching);
        Stop stop = Stop.replayed(dns, recording.run().completeness());
        return new Assessment(sources, stop, Progress.none()).ofRecord().examine(recording.request());
    }

    Stamp stamp() {
        return new Stamp(Version.text(), recording.run().generatedAt());
    }
}
