package dev.mailworthy.cli.lab;

import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Nearest;
import dev.mailworthy.core.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An embedded world: its zones, its servers and the host that sends mail, read and ready to start. */
public final class Lab {

    /** The labs that ship in the jar. */
    private static final List<String> SHIPPED = List.of(
            "fresh-vps",
            "healthy",
            "listed",
            "public-resolver",
            "intercepted",
            "bulk-sender",
            "ipv6-forgotten",
            "dynamic-home",
            "no-auth",
            "deliveries-good",
            "deliveries-burnt",
            "deliveries-lossy",
            "reports-ready",
            "reports-lost",
            "reports-spoofed");

    /** A name that answers with the address that asks. */
    private static final String WHO_AM_I = "whoami.akamai.net";

    private final String name;
    private final LabDescription description;
    private final ZoneDns zone;

    /** A file without an SOA record continues the zone of the file before it. */
    private static final Pattern SOA = Pattern.compile("\\bSOA\\b");

    private Lab(String name, LabDescription description, ZoneDns zone) {
        this.name = name;
        this.description = description;
        this.zone = zone;
    }

    /** The names of the labs that ship in the jar. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * Reads a shipped lab by its name, or any lab by its folder.
     *
     * @throws LabException when there is no such lab or a file of it cannot be read
     */
    public static Lab load(String nameOrFolder) throws LabException {
        if (SHIPPED.contains(nameOrFolder)) {
            return load(nameOrFolder, new LabFolder.Shipped(nameOrFolder));
        }
        Path folder = Path.of(nameOrFolder);
        if (!Files.isDirectory(folder)) {
            throw new LabException(Printable.text("there is no lab \"" + nameOrFolder + "\"; "
                    + Nearest.question(nameOrFolder, SHIPPED)
                            .orElseGet(() -> "name a folder, or one of " + String.join(", ", SHIPPED))));
        }
        return load(nameOrFolder, new LabFolder.OnDisk(folder));
    }

    private static Lab load(String name, LabFolder folder) throws LabException {
        LabDescription description = LabParser.parse(folder);
        Map<String, String> zones = new LinkedHashMap<>();
        String shown = "";
        String shared = "";
        for (String file : description.zones()) {
            String text = folder.zone(file) + '\n';
            boolean begins = shown.isEmpty() || SOA.matcher(text).find();
            shown = begins ? folder.show(file) : shown;
            shared = file.equals(LabFolder.SHARED_ZONE) ? shown : shared;
            zones.merge(shown, text, String::concat);
        }
        addResolverAddress(zones, shared, description);
        try {
            return new Lab(name, description, ZoneDns.parse(zones));
        } catch (ZoneFileException e) {
            throw new LabException(Printable.text(String.valueOf(e.getMessage())));
        }
    }

    /** Adds the address that lists see: the lab's host asks them itself, unless a zone of the lab says otherwise. */
    private static void addResolverAddress(Map<String, String> zones, String shared, LabDescription description) {
        if (zones.values().stream().noneMatch(text -> text.contains(WHO_AM_I))) {
            description.sender().addresses().stream()
                    .filter(address -> address.family() == IpFamily.IPV4)
                    .findFirst()
                    .ifPresent(address ->
                            zones.computeIfPresent(shared, (name, text) -> text + WHO_AM_I + ". A " + address + "\n"));
        }
    }

    public String name() {
        return name;
    }

    public String title() {
        return description.title();
    }

    /** One sentence about what the lab shows. */
    public String shows() {
        return description.shows();
    }

    /** The log of its mail server, if it has one. */
    public Optional<LabLog> log() {
        return description.log();
    }

    /** The mailbox with reports of receivers, if it has one. */
    public Optional<LabReports> reports() {
        return description.reports();
    }

    /** The domain that sends. */
    public DomainName subject() {
        return description.sender().domain();
    }

    /**
     * Starts the name server and the other servers on loopback.
     *
     * @throws LabException when a loopback socket cannot be opened
     */
    public RunningLab start() throws LabException {
        return start(Duration.ZERO);
    }

    /** Starts the lab with a DNS server that delays every answer. */
    RunningLab start(Duration delay) throws LabException {
        return RunningLab.start(description, zone, delay);
    }
}
