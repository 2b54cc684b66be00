package dev.mailworthy.dnsbl.peer;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** rbldnsd(8), the server of most lists, as the authority for some zones. */
final class Rbldnsd implements AutoCloseable {

    /**
     * One data set of a zone. A zone may have several.
     *
     * @param dataset {@code ip4set}, {@code ip6trie}, {@code dnset}, {@code combined}, {@code acl} ...
     * @param text the entries, in the data set's own form
     */
    record Zone(String name, String dataset, String text) {}

    private static final String HEAD = "$SOA 60 ns.test. hostmaster.test. 1 1h 1h 1h 60\n$NS 60 ns.test.\n$TTL 60\n";

    private final Child child;

    private Rbldnsd(Child child) {
        this.child = child;
    }

    static Rbldnsd serving(Path folder, List<Zone> zones) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(Program.RBLDNSD.file().toString(), "-n", "-c", "0"));
        if (Files.getOwner(folder).getName().equals("root")) {
            // rbldnsd drops root's rights before it reads its files, and only the owner can read JUnit's folder.
            command.addAll(List.of("-u", "rbldns"));
            open(folder.getParent(), "rwxr-xr-x");
            open(folder, "rwxr-xr-x");
        }
        List<String> zoneSpecs = new ArrayList<>();
        zoneSpecs.add(write(folder, 0, new Zone(Child.READY, "ip4set", "127.0.0.2\n")));
        for (Zone zone : zones) {
            zoneSpecs.add(write(folder, zoneSpecs.size(), zone));
        }
        Child child = Child.start(folder, Child.question("2.0.0.127." + Child.READY), port -> {
            List<String> here = new ArrayList<>(command);
            here.addAll(List.of("-w", folder.toString(), "-b", "127.0.0.1/" + port));
            here.addAll(zoneSpecs);
            return here;
        });
        return new Rbldnsd(withoutComplaint(child));
    }

    /**
     * Fails if rbldnsd reported a line that it cannot read. It starts without such lines, so that the test would use another
     * list.
     */
    private static Child withoutComplaint(Child child) throws IOException {
        String said = child.said();
        if (said.contains("rbldnsd: file ")) {
            child.close();
            throw new IOException("rbldnsd left out lines of a zone: " + said);
        }
        return child;
    }

    private static String write(Path folder, int number, Zone zone) throws IOException {
        String name = "zone" + number;
        String head = zone.dataset().equals("acl") ? "" : HEAD;
        Path file = folder.resolve(name);
        Files.writeString(file, head + zone.text(), StandardCharsets.ISO_8859_1);
        open(file, "rw-r--r--");
        return zone.name() + ":" + zone.dataset() + ":" + name;
    }

    private static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    ResolverAddress address() {
        return child.address();
    }

    @Override
    public void close() {
        child.close();
    }
}
