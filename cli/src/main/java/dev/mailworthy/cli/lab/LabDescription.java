package dev.mailworthy.cli.lab;

import java.util.List;

/**
 * The settings of a lab's {@code lab.conf}, as {@link LabParser} reads them.
 *
 * @param title the lab in a few words
 * @param shows one sentence about what the lab shows
 * @param zones the names of its master files inside the lab's folder
 * @param peers the servers that the lab's host can connect to
 */
record LabDescription(
        String title, String shows, LabSender sender, LabTimes times, List<String> zones, List<LabPeer> peers) {
    LabDescription {
        zones = List.copyOf(zones);
        peers = List.copyOf(peers);
    }
}
