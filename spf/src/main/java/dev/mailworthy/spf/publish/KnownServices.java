package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.DomainName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names of sending services, and the domain that their customers include. As the services publish it, November 2026. */
public final class KnownServices {

    private static final Map<String, String> INCLUDES = new TreeMap<>(Map.ofEntries(
            Map.entry("google", "_spf.google.com"),
            Map.entry("microsoft365", "spf.protection.outlook.com"),
            Map.entry("amazonses", "amazonses.com"),
            Map.entry("mailgun", "mailgun.org"),
            Map.entry("sendgrid", "sendgrid.net"),
            Map.entry("mailchimp", "servers.mcsv.net"),
            Map.entry("postmark", "spf.mtasv.net"),
            Map.entry("fastmail", "spf.messagingengine.com"),
            Map.entry("proton", "_spf.protonmail.ch"),
            Map.entry("zoho", "zohomail.com"),
            Map.entry("brevo", "spf.brevo.com"),
            Map.entry("mailbox.org", "mailbox.org")));

    private KnownServices() {}

    public static Optional<DomainName> include(String service) {
        return Optional.ofNullable(INCLUDES.get(service.toLowerCase(Locale.ROOT)))
                .map(DomainName::parse);
    }

    /** The service whose customers include this domain. */
    static Optional<String> at(String domain) {
        return INCLUDES.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(domain))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The known names in alphabetical order. */
    public static Iterable<String> names() {
        return INCLUDES.keySet();
    }
}
