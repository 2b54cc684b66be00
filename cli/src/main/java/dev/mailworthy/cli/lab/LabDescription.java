package dev.mailworthy.cli.lab;

import java.util.List;
import java.util.Optional;

/**
 * The settings of a lab's {@code lab.conf}, as {@link LabParser} reads them.
 *
 * @param title the lab in a few words
 * @param shows one sentence about what the lab shows
 * @param zones the names of its master files inside the lab's folder
 * @param peers the servers that the lab's host can connect to
 * @param log the log of its mail server
 * @param reports a mailbox with reports of receivers
 */
record LabDescription(
        String title,
        String shows,
        LabSender sender,
        LabTimes times,
        List<String> zones,
        List<LabPeer> peers,
        Optional<LabLog> log,
        Optional<LabReports> reports) {
    LabDescription {
        zones = List.copyOf(zones);
        peers = List.copyOf(peers);
    }
}
