package dev.mailworthy.cli.run;

import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of {@code --sender}: an address of a pool, and the name that the mail server gives in EHLO from there. */
public record NamedSender(IpAddress address, EhloName name) {

    /** @throws UsageException with one sentence when the text is not {@code IP=NAME} */
    public static NamedSender parse(String text) {
        int at = text.indexOf('=');
        if (at < 1 || at == text.length() - 1) {
            throw wrong(text, "write it as IP=NAME, like 192.0.2.1=mail1.example.org");
        }
        try {
            return new NamedSender(
                    IpAddress.parse(text.substring(0, at).strip()),
                    EhloName.parse(text.substring(at + 1).strip()).presentable());
        } catch (IllegalArgumentException e) {
            throw wrong(text, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The names by their addresses, in order.
     *
     * @throws UsageException when one address has two names
     */
    public static Map<IpAddress, EhloName> parse(List<String> texts) {
        Map<IpAddress, EhloName> names = new LinkedHashMap<>();
        for (String text : texts) {
            NamedSender sender = parse(text);
            EhloName before = names.putIfAbsent(sender.address(), sender.name());
            if (before != null && !before.equals(sender.name())) {
                throw wrong(text, sender.address() + " has the name " + before + " already");
            }
        }
        return names;
    }

    private static UsageException wrong(String text, String problem) {
        return new UsageException(
                "Invalid value for option '--sender': \"" + Printable.text(text) + "\": " + Printable.text(problem));
    }
}
