package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.StoredAlert;
import java.io.IOException;
import java.util.List;

/** Where alerts go. */
public interface AlertOutlet {

    /** The name in messages about it. */
    String name();

    /** Hands over alerts, all of them or none as far as it can be known. */
    void send(List<StoredAlert> alerts) throws IOException;
}
