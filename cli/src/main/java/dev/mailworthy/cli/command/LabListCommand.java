package dev.mailworthy.cli.command;

import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.LabException;
import dev.mailworthy.cli.render.check.LabList;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the labs that ship in the jar. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "The bundled labs, and what each one shows.")
final class LabListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    private final Session session;

    LabListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws LabException {
        List<LabList.Entry> entries = new ArrayList<>();
        for (String name : Lab.shipped()) {
            Lab lab = Lab.load(name);
            entries.add(new LabList.Entry(
                    lab.name(), lab.title(), lab.shows(), lab.subject().toString()));
        }
        session.out()
                .print(
                        json
                                ? LabList.json(entries, Version.text(), session.clock())
                                : LabList.text(entries, session.terminal().columns()));
        return 0;
    }
}
