package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.MeasuredSender;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The line below a verdict that names the sender: its domain, its addresses and what it says in EHLO. */
public final class SenderLine {

    private SenderLine() {}

    static String of(MeasuredSender sender) {
        return sender.domain() + " from " + addresses(sender) + ehlo(sender.ehlo());
    }

    /** The addresses, and how they are known. */
    public static String addresses(MeasuredSender sender) {
        List<IpAddress> addresses = sender.addresses().addresses();
        return addresses.isEmpty()
                ? "an unknown address"
                : addresses.stream().map(IpAddress::toString).collect(Collectors.joining(", ")) + " ("
                        + sender.addresses().origin().label() + ")";
    }

    private static String ehlo(Optional<EhloName> ehlo) {
        return ehlo.map(name -> ", EHLO " + name).orElse("");
    }
}
