package dev.mailworthy.spf;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The zonedata of one scenario of the standard suite, as a DNS port. */
final class SuiteZone implements Dns {

    private static final DnsAnswer.Origin ORIGIN = DnsAnswer.Origin.none("suite");

    private final Map<String, Map<String, List<DnsRecord>>> records = new HashMap<>();
    private final Map<String, List<String>> silent = new HashMap<>();

    SuiteZone(Map<?, ?> zonedata) {
        zonedata.forEach((owner, items) -> addOwner(key(String.valueOf(owner)), (List<?>) items));
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private void addOwner(String owner, List<?> items) {
        Map<String, List<DnsRecord>> types = records.computeIfAbsent(owner, name -> new HashMap<>());
        boolean txt = items.stream().anyMatch(item -> item instanceof Map<?, ?> map && map.containsKey("TXT"));
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                silent.computeIfAbsent(owner, name -> new ArrayList<>()).add("*");
                continue;
            }
            Map.Entry<?, ?> entry = map.entrySet().iterator().next();
            String type = String.valueOf(entry.getKey());
            if (type.equals("SPF") && !txt) {
                type = "TXT";
            }
            if ("TIMEOUT".equals(entry.getValue())) {
                silent.computeIfAbsent(owner, name -> new ArrayList<>()).add(type);
            } else if (!"NONE".equals(entry.getValue()) && !type.equals("SPF")) {
                types.computeIfAbsent(type, name -> new ArrayList<>()).add(record(type, entry.getValue()));
            }
        }
    }

    private static DnsRecord record(String type, Object value) {
        return switch (type) {
            case "A", "AAAA" -> new DnsRecord.Address(IpAddress.parse(String.valueOf(value)));
            case "MX" ->
                new DnsRecord.Mx(
                        (Integer) ((List<?>) value).get(0),
                        DomainName.ofOctets((String) ((List<?>) value).get(1)).orElse(DomainName.ROOT));
            case "PTR", "CNAME" ->
                new DnsRecord.Name(
                        RecordType.valueOf(type),
                        DomainName.ofOctets((String) value).orElseThrow());
            case "TXT" ->
                new DnsRecord.Txt((value instanceof List<?> list ? list : List.of(value))
                        .stream()
                                .map(part -> String.valueOf(part).getBytes(StandardCharsets.ISO_8859_1))
                                .toList());
            default -> throw new IllegalArgumentException(type);
        };
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return CompletableFuture.completedFuture(answer(key(raw(question.name())), question.type(), 0));
    }

    private static String raw(DomainName name) {
        StringBuilder text = new StringBuilder();
        byte[] wire = name.wire();
        for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
            text.append(at > 0 ? "." : "").append(new String(wire, at + 1, wire[at], StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private DnsAnswer answer(String name, RecordType type, int hops) {
        Map<String, List<DnsRecord>> types = records.get(name);
        if (types == null) {
            return new DnsAnswer.NoSuchName(0, ORIGIN);
        }
        List<DnsRecord> found = types.get(type.name());
        List<String> failing = silent.getOrDefault(name, List.of());
        if (failing.contains(type.name()) || found == null && failing.contains("*")) {
            return new DnsAnswer.Timeout(ORIGIN);
        }
        if (found != null) {
            return new DnsAnswer.Records(found, 60, ORIGIN);
        }
        List<DnsRecord> alias = types.get("CNAME");
        return alias != null && hops < 8
                ? answer(key(raw(((DnsRecord.Name) alias.get(0)).target())), type, hops + 1)
                : new DnsAnswer.NoData(0, ORIGIN);
    }
}
