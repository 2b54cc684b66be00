package dev.mailworthy.cli.assess;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Services that host the mail of other domains: how their MX hosts end, and the SPF names that they tell their customers to
 * include. Beside each stands where it is documented, and whether a copy of that page was read or it is from memory.
 */
enum MailService {
    /** MX: support.google.com/a/answer/174125. SPF: support.google.com/a/answer/10684623. From memory: no copy was found. */
    GOOGLE(
            "Google",
            List.of("google.com", "googlemail.com"),
            List.of("_spf.google.com"),
            ServiceKeys.chosen(
                    "google",
                    "In the Google Admin console (Apps, Google Workspace, Gmail, Authenticate email) make a key,"
                            + " publish it at the name that it shows, and start authentication.",
                    "support.google.com/a/answer/11611356, read 2026-12")),
    /**
     * learn.microsoft.com, "External Domain Name System records for Office 365", from memory. The records are as in
     * gist.github.com/arjancornelissen/811af8d12b76373dec0b4a7362a5723e, read 2026-12; mx.microsoft is the form with DNSSEC.
     */
    MICROSOFT(
            "Microsoft 365",
            List.of("outlook.com", "mx.microsoft"),
            List.of("spf.protection.outlook.com"),
            ServiceKeys.fixed(
                    "selector1 selector2",
                    "In the Microsoft Defender portal (Email authentication settings, DKIM) publish the two CNAME"
                            + " records that it shows, and switch on signing for the domain.",
                    "gist.github.com/anonymous/fe9506085125aa52a0dfe7e601bee752 and learn.microsoft.com,"
                            + " New-DkimSigningConfig, read 2026-12")),
    /** zoho.com/mail/help, "SPF configuration", from memory: one name for each data centre. zohomail.com: spfwise.com, read 2026-12. */
    ZOHO(
            "Zoho",
            List.of("zoho.com", "zoho.eu", "zoho.in", "zohomail.com", "zoho.com.au"),
            List.of("zohomail.com", "zoho.com", "one.zoho.com", "zohomail.eu", "zoho.eu", "zoho.in"),
            ServiceKeys.chosen(
                    "zmail zoho",
                    "In the Zoho Mail admin console (Domains, Email configuration, DKIM) add a selector, publish its"
                            + " TXT record, verify it and make it the default.",
                    "domainsecurityscanner.com/guides/zoho-mail (zmail) and codroiditlabs.com (zoho), read 2026-12")),
    /** protonmail.com/support/knowledge-base/anti-spoofing, read 2026-12. */
    PROTON(
            "Proton",
            List.of("protonmail.ch"),
            List.of("_spf.protonmail.ch"),
            ServiceKeys.fixed(
                    "protonmail protonmail2 protonmail3",
                    "In Proton Mail (Settings, Domain names, DKIM) take the three CNAME records, and publish them.",
                    "domainsecurityscanner.com/guides/proton-mail and proton.me/support/cname-problems, read 2026-12")),
    /** support.apple.com/102374, read 2026-12. */
    APPLE(
            "iCloud",
            List.of("mail.icloud.com"),
            List.of("icloud.com"),
            ServiceKeys.fixed(
                    "sig1",
                    "In the settings of iCloud Mail (Custom Email Domain) take the CNAME record for DKIM, and publish"
                            + " it.",
                    "support.apple.com/102374, read 2026-12; the name as in public records of its customers")),
    /** fastmail.help, "Manual DNS configuration", hc/en-us/articles/360060591153, read 2026-12. */
    FASTMAIL(
            "Fastmail",
            List.of("messagingengine.com"),
            List.of("spf.messagingengine.com"),
            ServiceKeys.fixed(
                    "fm1 fm2 fm3",
                    "Publish the three CNAME records that Fastmail shows in the settings of the domain.",
                    "fastmail.help/hc/en-us/articles/360060591153, read 2026-12")),
    /** yandex.com.tr/support/connect/dns/spf.html, read 2026-12. */
    YANDEX(
            "Yandex",
            List.of("yandex.net", "yandex.ru"),
            List.of("_spf.yandex.net"),
            ServiceKeys.chosen(
                    "mail",
                    "In Yandex 360 (Organization, Domains, DNS records) take the TXT record for DKIM, and publish it.",
                    "from memory; no copy was found in 2026-12")),
    /** ionos.de/hilfe, "Spam-Versand vermeiden mit SPF-Record", read 2026-12; the names of the regions are from memory. */
    IONOS(
            "IONOS",
            List.of("ionos.com", "ionos.de", "ionos.co.uk", "ionos.fr", "ionos.es", "kundenserver.de", "perfora.net"),
            List.of("_spf-us.ionos.com", "_spf-eu.ionos.com", "_spf.kundenserver.de", "_spf.perfora.net"),
            ServiceKeys.fixed(
                    "s1-ionos s2-ionos",
                    "In the DNS settings of IONOS add the CNAME records for DKIM: s1-ionos._domainkey to"
                            + " s1.dkim.ionos.com, and s2-ionos._domainkey to s2.dkim.ionos.com.",
                    "ionos.de/hilfe, E-Mail-Authentifizierung mit DKIM, read 2026-12")),
    /** help.ovhcloud.com, "Adding an SPF record", from memory. */
    OVH(
            "OVH",
            List.of("mail.ovh.net"),
            List.of("mx.ovh.com"),
            ServiceKeys.unknown("each customer has names of its own")),
    /** migadu.com/guides/dns, from memory; the records as in github.com/droposhado/terraform-cloudflare-migadu, read 2026-12. */
    MIGADU(
            "Migadu",
            List.of("migadu.com"),
            List.of("spf.migadu.com"),
            ServiceKeys.fixed(
                    "key1 key2 key3",
                    "Publish the three CNAME records that Migadu shows for the domain.",
                    "github.com/droposhado/terraform-cloudflare-migadu, read 2026-12")),
    /** kb.mailbox.org, "SPF, DKIM, and DMARC: how to improve the spam reputation of your domain", read 2026-12. */
    MAILBOX(
            "mailbox.org",
            List.of("mailbox.org"),
            List.of("mailbox.org"),
            ServiceKeys.fixed(
                    "mbo0001 mbo0002 mbo0003 mbo0004",
                    "Publish the four CNAME records from MBO0001._domainkey to MBO0004._domainkey, which lead to the"
                            + " same names below mailbox.org.",
                    "kb.mailbox.org, SPF, DKIM and DMARC, read 2026-12")),
    /** docs.rackspace.com, "Create an SPF policy", from memory. */
    RACKSPACE(
            "Rackspace",
            List.of("emailsrvr.com"),
            List.of("emailsrvr.com"),
            ServiceKeys.unknown("each customer has names of its own"));

    private final String words;
    private final List<DomainName> ends;
    private final List<DomainName> includes;
    private final ServiceKeys keys;

    MailService(String words, List<String> ends, List<String> includes, ServiceKeys keys) {
        this.keys = keys;
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

    /** The DKIM selectors of its customers' domains. */
    ServiceKeys keys() {
        return keys;
    }

    /** The first of {@link #includes()}. */
    DomainName include() {
        return includes.get(0);
    }
}
