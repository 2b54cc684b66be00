package dev.mailworthy.spf.differential;

import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.VoidCounting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares our results with those of other programs, on equal random domains over real DNS. It listens on port 53 of loopback,
 * so that it needs its own network namespace; see {@code spf/bench/differential}. Each peer is a program that reads
 * {@code id TAB ip TAB mailFrom TAB helo} and writes {@code id TAB result}. The exit code is 1 on an unexplained difference.
 */
public final class Differential {

    private Differential() {}

    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        Path folder = Path.of(args[2]);
        Worlds worlds = new Worlds(seed, count);
        Path input = folder.resolve("cases.tsv");
        List<String> lines = new ArrayList<>();
        worlds.cases()
                .forEach(one -> lines.add(one.id() + "\t" + one.ip() + "\t" + one.mailFrom() + "\t" + one.helo()));
        Files.write(input, lines);
        Files.writeString(folder.resolve("worlds.zone"), worlds.zone());
        int unexplained = 0;
        try (ZoneServer server = ZoneServer.start(ZoneDns.parse("worlds", worlds.zone()), 53);
                WireDns dns =
                        WireDns.builder().resolvers(List.of(server.address())).build()) {
            Map<Integer, SpfCheck> ours = results(Spf.over(dns), worlds);
            Map<Integer, SpfCheck> strict = results(Spf.over(dns).withVoidCounting(VoidCounting.PER_QUERY), worlds);
            System.out.println("seed " + seed + ", " + count + " worlds; ours: " + counts(ours));
            for (int i = 3; i < args.length; i++) {
                Path peer = Path.of(args[i]);
                unexplained +=
                        compare(peer.getFileName().toString(), run(peer, input, folder), worlds.cases(), ours, strict);
            }
        }
        System.exit(unexplained == 0 ? 0 : 1);
    }

    private static Map<Integer, SpfCheck> results(Spf spf, Worlds worlds) {
        Map<Integer, SpfCheck> results = new HashMap<>();
        worlds.cases()
                .forEach(one -> results.put(
                        one.id(), spf.check(new SpfRequest(IpAddress.parse(one.ip()), one.mailFrom(), one.helo()))));
        return results;
    }

    private static Map<String, Integer> counts(Map<Integer, SpfCheck> ours) {
        Map<String, Integer> counts = new TreeMap<>();
        ours.values().forEach(check -> counts.merge(check.result().label(), 1, Integer::sum));
        return counts;
    }

    private static Map<Integer, String> run(Path peer, Path input, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve(peer.getFileName() + ".out");
        Process process = new ProcessBuilder(peer.toString(), input.toString())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve(peer.getFileName() + ".err").toFile())
                .start();
        process.waitFor();
        Map<Integer, String> results = new HashMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.ISO_8859_1)) {
            String[] columns = line.split("\t", 3);
            if (columns.length >= 2) {
                results.put(Integer.parseInt(columns[0]), columns[1].toLowerCase(java.util.Locale.ROOT));
            }
        }
        return results;
    }

    private static int compare(
            String peer,
            Map<Integer, String> theirs,
            List<Worlds.Case> cases,
            Map<Integer, SpfCheck> ours,
            Map<Integer, SpfCheck> strict) {
        Map<String, Integer> explained = new TreeMap<>();
        int agreed = 0;
        int unexplained = 0;
        for (Worlds.Case one : cases) {
            SpfCheck check = ours.get(one.id());
            String their = theirs.getOrDefault(one.id(), "no answer");
            if (check == null || their.equals(check.result().label())) {
                agreed++;
                continue;
            }
            String why = PeerFaults.explain(peer, check, strict.get(one.id()), their);
            if (why.isEmpty()) {
                unexplained++;
                if (unexplained <= 20) {
                    System.out.println("UNEXPLAINED " + peer + " says " + their + ", we say "
                            + check.result().label() + ": " + one + " " + check.cause());
                }
            } else {
                explained.merge(why, 1, Integer::sum);
            }
        }
        System.out.println(peer + ": " + agreed + " of " + cases.size() + " agree, " + unexplained + " unexplained");
        explained.forEach((why, times) -> System.out.println("  " + times + " x " + why));
        return theirs.isEmpty() ? 1 : unexplained;
    }
}
