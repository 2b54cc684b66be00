package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.MeasuredSender;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The line below a verdict that names the sender: its domain, its addresses and what it says in EHLO. */
public final class SenderLine {

    private SenderLine() {}

    static String of(MeasuredSender sender) {
        return sender.domain() + " from " + addresses(sender)
                + (sender.names().isEmpty() ? ehlo(sender.ehlo()) : pool(sender));
    }

    /** The addresses, and how they are known. */
    public static String addresses(MeasuredSender sender) {
        List<IpAddress> addresses = sender.addresses().addresses();
        return addresses.isEmpty()
                ? "an unknown address"
                : addresses.stream().map(IpAddress::toString).collect(Collectors.joining(", ")) + " ("
                        + sender.addresses().origin().label() + ")";
    }

    /** The member with the names of a pool; none without names of their own. */
    static JsonObject names(MeasuredSender sender) {
        List<JsonObject> names = sender.names().entrySet().stream()
                .map(named -> JsonObject.empty().with("address", named.getKey()).with("ehlo", named.getValue()))
                .toList();
        return names.isEmpty() ? JsonObject.empty() : JsonObject.empty().with("senders", names);
    }

    /** The names in EHLO of a pool, each with its address. */
    private static String pool(MeasuredSender sender) {
        return sender.addresses().addresses().stream()
                .map(address -> address + " as "
                        + sender.ehlo(address).map(EhloName::toString).orElse("no name"))
                .collect(Collectors.joining(", ", ", EHLO ", ""));
    }

    private static String ehlo(Optional<EhloName> ehlo) {
        return ehlo.map(name -> ", EHLO " + name).orElse("");
    }
}
