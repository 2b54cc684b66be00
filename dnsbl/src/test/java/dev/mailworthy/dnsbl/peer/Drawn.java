package dev.mailworthy.dnsbl.peer;

import dev.mailworthy.core.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A random list from a seed.
 *
 * @param codes the listed targets, each with the last octet of its code
 */
record Drawn(long seed, Kind kind, Map<String, Integer> codes) {

    /** The kind of a list's entries. */
    enum Kind {
        IP4 {
            @Override
            String any(SplittableRandom random) {
                // The networks 11/8 to 99/8, none of which is special.
                return address(random, 4, 11 + random.nextInt(89));
            }

            @Override
            String near(String entry) {
                return neighbour(entry);
            }
        },
        IP6 {
            @Override
            String any(SplittableRandom random) {
                return address(random, 16, 0x2A);
            }

            @Override
            String near(String entry) {
                return neighbour(entry);
            }

            @Override
            String entry(String target) {
                return target + "/128";
            }
        },
        DOMAIN {
            @Override
            String any(SplittableRandom random) {
                return Long.toString(random.nextLong(1L << 40), 36)
                        + (random.nextBoolean() ? ".example" : ".co.example");
            }

            @Override
            String near(String entry) {
                return "www." + entry;
            }
        };

        abstract String any(SplittableRandom random);

        /** A target next to a listed one. */
        abstract String near(String entry);

        /** A line's key in rbldnsd's data. */
        String entry(String target) {
            return target;
        }

        private static String address(SplittableRandom random, int length, int first) {
            byte[] octets = new byte[length];
            random.nextBytes(octets);
            octets[0] = (byte) first;
            return IpAddress.ofOctets(octets).toString();
        }

        private static String neighbour(String entry) {
            byte[] octets = IpAddress.parse(entry).octets();
            octets[octets.length - 1] ^= 1;
            return IpAddress.ofOctets(octets).toString();
        }
    }

    static Drawn of(long seed, Kind kind, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> codes = new LinkedHashMap<>();
        while (codes.size() < count) {
            codes.put(kind.any(random), 2 + random.nextInt(8));
        }
        return new Drawn(seed, kind, codes);
    }

    /** The entries as rbldnsd reads them, each with its own code and text. */
    String text() {
        StringBuilder text = new StringBuilder();
        codes.forEach((target, code) ->
                text.append(kind.entry(target)).append(" :").append(code).append(":drawn $\n"));
        return text.toString();
    }

    /** Targets in random order: one third listed, one third next to listed ones, one third random. */
    List<String> sample(int count) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        List<String> listed = new ArrayList<>(codes.keySet());
        List<String> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String entry = listed.get(random.nextInt(listed.size()));
            sample.add(
                    switch (random.nextInt(3)) {
                        case 0 -> kind.any(random);
                        case 1 -> kind.near(entry);
                        default -> entry;
                    });
        }
        return sample;
    }
}
