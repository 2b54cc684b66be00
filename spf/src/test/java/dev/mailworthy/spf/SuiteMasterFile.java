package dev.mailworthy.spf;

import dev.mailworthy.core.net.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The zonedata of one scenario as a master file under the root. Names that time out have fault lines. */
final class SuiteMasterFile {

    private static final List<String> TYPES = List.of("A", "AAAA", "MX", "PTR", "TXT", "CNAME");

    private final StringBuilder text =
            new StringBuilder("$ORIGIN .\n$TTL 60\n@ SOA ns.invalid. h.invalid. 1 2 3 4 5\n");

    private SuiteMasterFile() {}

    static String of(Map<?, ?> zonedata) {
        SuiteMasterFile file = new SuiteMasterFile();
        zonedata.forEach((owner, items) -> file.owner(name(String.valueOf(owner)), (List<?>) items));
        return file.text.toString();
    }

    /** The name with the escapes of a master file. */
    private static String name(String raw) {
        return raw.isEmpty() ? "." : DomainName.ofOctets(raw).orElseThrow() + ".";
    }

    private void owner(String owner, List<?> items) {
        boolean txt = items.stream().anyMatch(item -> item instanceof Map<?, ?> map && map.containsKey("TXT"));
        Set<String> listed = new HashSet<>();
        for (Object item : items) {
            if (item instanceof Map<?, ?> map) {
                Map.Entry<?, ?> entry = map.entrySet().iterator().next();
                String type = String.valueOf(entry.getKey());
                type = type.equals("SPF") && !txt ? "TXT" : type;
                record(owner, type, entry.getValue());
                if (!"NONE".equals(entry.getValue())) {
                    listed.add(type);
                }
            } else {
                TYPES.stream()
                        .filter(type -> !listed.contains(type))
                        .forEach(type -> text.append(";fault timeout " + owner + " " + type + "\n"));
            }
        }
    }

    private void record(String owner, String type, Object value) {
        if ("TIMEOUT".equals(value)) {
            text.append(";fault timeout ")
                    .append(owner)
                    .append(' ')
                    .append(type)
                    .append('\n');
        } else if (!"NONE".equals(value) && !type.equals("SPF")) {
            text.append(owner)
                    .append(' ')
                    .append(type)
                    .append(' ')
                    .append(data(type, value))
                    .append('\n');
        }
    }

    private static String data(String type, Object value) {
        return switch (type) {
            case "MX" -> ((List<?>) value).get(0) + " " + name(String.valueOf(((List<?>) value).get(1)));
            case "PTR", "CNAME" -> name(String.valueOf(value));
            case "TXT" -> strings(value instanceof List<?> list ? list : List.of(value));
            default -> String.valueOf(value);
        };
    }

    private static String strings(List<?> strings) {
        StringBuilder data = new StringBuilder();
        for (Object string : strings) {
            byte[] octets = String.valueOf(string).getBytes(StandardCharsets.ISO_8859_1);
            for (int at = 0; at == 0 || at < octets.length; at += 255) {
                data.append(data.isEmpty() ? "\"" : " \"");
                for (int i = at; i < Math.min(octets.length, at + 255); i++) {
                    data.append(String.format("\\%03d", octets[i] & 0xFF));
                }
                data.append('"');
            }
        }
        return data.isEmpty() ? "\\# 0" : data.toString();
    }
}
