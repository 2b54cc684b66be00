package dev.mailworthy.cli.assess;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Services that host the mail of other domains: how their MX hosts end, and the SPF names that they tell their customers to
 * include. Both as each service documents them for its customers, November 2026; the source stands beside each.
 */
enum MailService {
    /** support.google.com/a/answer/174125 (MX) and 10684623 (SPF). */
    GOOGLE("Google", List.of("google.com", "googlemail.com"), List.of("_spf.google.com")),
    /** learn.microsoft.com, "External Domain Name System records for Office 365"; mx.microsoft is the form with DNSSEC. */
    MICROSOFT("Microsoft 365", List.of("outlook.com", "mx.microsoft"), List.of("spf.protection.outlook.com")),
    /** zoho.com/mail/help, "SPF configuration": one name for each data centre. */
    ZOHO(
            "Zoho",
            List.of("zoho.com", "zoho.eu", "zoho.in", "zohomail.com", "zoho.com.au"),
            List.of("zohomail.com", "zoho.com", "one.zoho.com", "zohomail.eu", "zoho.eu", "zoho.in")),
    /** proton.me/support/anti-spoofing-custom-domain. */
    PROTON("Proton", List.of("protonmail.ch"), List.of("_spf.protonmail.ch")),
    /** support.apple.com/102374, "Set up an existing domain with iCloud Mail". */
    APPLE("iCloud", List.of("mail.icloud.com"), List.of("icloud.com")),
    /** fastmail.help, "Manual DNS configuration". */
    FASTMAIL("Fastmail", List.of("messagingengine.com"), List.of("spf.messagingengine.com")),
    /** yandex.com/support/yandex-360, "Setting up an SPF record". */
    YANDEX("Yandex", List.of("yandex.net", "yandex.ru"), List.of("_spf.yandex.net")),
    /** ionos.com/help/domains, "Configuring an SPF record": one name for each region. */
    IONOS(
            "IONOS",
            List.of("ionos.com", "ionos.de", "ionos.co.uk", "ionos.fr", "ionos.es", "kundenserver.de", "perfora.net"),
            List.of("_spf-us.ionos.com", "_spf-eu.ionos.com", "_spf.kundenserver.de", "_spf.perfora.net")),
    /** help.ovhcloud.com, "Adding an SPF record". */
    OVH("OVH", List.of("mail.ovh.net"), List.of("mx.ovh.com")),
    /** migadu.com/guides/dns. */
    MIGADU("Migadu", List.of("migadu.com"), List.of("spf.migadu.com")),
    /** kb.mailbox.org, "Use of e-mail addresses of your own domain". */
    MAILBOX("mailbox.org", List.of("mailbox.org"), List.of("mailbox.org")),
    /** docs.rackspace.com, "Create an SPF policy". */
    RACKSPACE("Rackspace", List.of("emailsrvr.com"), List.of("emailsrvr.com"));

    private final String words;
    private final List<DomainName> ends;
    private final List<DomainName> includes;

    MailService(String words, List<String> ends, List<String> includes) {
        this.words = words;
        this.ends = ends.stream().map(DomainName::parse).toList();
        this.includes = includes.stream().map(DomainName::parse).toList();
    }

    /** The service of all these MX hosts. Empty without hosts, and when they belong to several services or to none. */
    static Optional<MailService> of(List<DomainName> hosts) {
        return Stream.of(values())
                .filter(service -> !hosts.isEmpty()
                        && hosts.stream().allMatch(host -> service.ends.stream().anyMatch(host::isAtOrBelow)))
                .findFirst();
    }

    /** The name on screen. */
    String words() {
        return words;
    }

    /** The names that customers include, each enough by itself. A service with several regions has one for each. */
    List<DomainName> includes() {
        return includes;
    }

    /** The first of {@link #includes()}. */
    DomainName include() {
        return includes.get(0);
    }
}
