package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.DomainName;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of sending services, and the domain that their customers include. Above each name that this program itself proposes stands
 * where it is documented, and whether a copy of that page was read or the name is from memory.
 */
public final class KnownServices {

    private static final Map<String, String> INCLUDES = new TreeMap<>(Map.ofEntries(
            // support.google.com/a/answer/10684623, from memory; as in inboxgreen.email/guides/google-workspace, read
            // 2026-12
            Map.entry("google", "_spf.google.com"),
            // learn.microsoft.com, "Set up SPF", from memory; as in gist.github.com/arjancornelissen, read 2026-12
            Map.entry("microsoft365", "spf.protection.outlook.com"),
            // docs.aws.amazon.com/ses, "Using a custom MAIL FROM domain", from memory; as in repost.aws, read 2026-12
            Map.entry("amazonses", "amazonses.com"),
            // help.mailgun.com, "Domain verification", from memory; as in gist.github.com/sjourdan, read 2026-12
            Map.entry("mailgun", "mailgun.org"),
            // docs.sendgrid.com, "SPF records explained", from memory; as in records that public repositories quote,
            // read 2026-12
            Map.entry("sendgrid", "sendgrid.net"),
            // mailchimp.com/help/set-up-email-domain-authentication, from memory; as in the published record of
            // microchip.com, read
            // 2026-12
            Map.entry("mailchimp", "servers.mcsv.net"),
            // postmarkapp.com/support, "How do I add an SPF record?", from memory; as in records that public
            // repositories quote,
            // read 2026-12. Postmark no longer asks for it
            Map.entry("postmark", "spf.mtasv.net"),
            // fastmail.help/hc/en-us/articles/360060591153, read 2026-12
            Map.entry("fastmail", "spf.messagingengine.com"),
            // protonmail.com/support/knowledge-base/anti-spoofing, read 2026-12
            Map.entry("proton", "_spf.protonmail.ch"),
            // zoho.com/mail/help, "SPF configuration", from memory; as in
            // spfwise.com/en/article/zoho-mail-spf-dkim-dmarc-setup, read 2026-12
            Map.entry("zoho", "zohomail.com"),
            // help.brevo.com, "Authenticate your domain", from memory; as in records that public repositories quote,
            // read 2026-12
            Map.entry("brevo", "spf.brevo.com"),
            // kb.mailbox.org, "SPF, DKIM, and DMARC: how to improve the spam reputation of your domain", read 2026-12
            Map.entry("mailbox.org", "mailbox.org")));

    /**
     * Other names, all from memory, that such services tell their customers to include, or that their records lead to. They are recognised in
     * published records and never proposed, except as a question beside a name that differs by a letter.
     */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("zoho.com", "zoho"),
            Map.entry("zoho.eu", "zoho"),
            Map.entry("zoho.in", "zoho"),
            Map.entry("zohomail.eu", "zoho"),
            Map.entry("one.zoho.com", "zoho"),
            Map.entry("hubspotemail.net", "hubspot"),
            Map.entry("mail.zendesk.com", "zendesk"),
            Map.entry("_spf.salesforce.com", "salesforce"),
            Map.entry("cust-spf.exacttarget.com", "salesforce"),
            Map.entry("spf.mandrillapp.com", "mailchimp"),
            Map.entry("sendinblue.com", "brevo"),
            Map.entry("spf.mailjet.com", "mailjet"),
            Map.entry("mktomail.com", "marketo"),
            Map.entry("_spf.createsend.com", "campaign monitor"),
            Map.entry("_spf.mlsend.com", "mailerlite"),
            Map.entry("helpscoutemail.com", "help scout"),
            Map.entry("shops.shopify.com", "shopify"),
            Map.entry("_spf.yandex.net", "yandex"),
            Map.entry("_spf.mail.ru", "mail.ru"),
            Map.entry("secureserver.net", "godaddy"),
            Map.entry("mx.ovh.com", "ovh"),
            Map.entry("_spf-us.ionos.com", "ionos"),
            Map.entry("_spf.perfora.net", "ionos"),
            Map.entry("_spf.kundenserver.de", "ionos"),
            Map.entry("_spf.strato.com", "strato"),
            Map.entry("spf.efwd.registrar-servers.com", "namecheap"),
            Map.entry("spf.privateemail.com", "namecheap"),
            Map.entry("_spf.hostedemail.com", "opensrs"),
            Map.entry("relay.mailchannels.net", "mailchannels"),
            Map.entry("ess.barracudanetworks.com", "barracuda"),
            Map.entry("pphosted.com", "proofpoint"),
            Map.entry("ppe-hosted.com", "proofpoint"),
            Map.entry("_netblocks.mimecast.com", "mimecast"),
            Map.entry("spf.migadu.com", "migadu"),
            Map.entry("icloud.com", "icloud"),
            Map.entry("emailsrvr.com", "rackspace"));

    private KnownServices() {}

    /**
     * {@return the domain that the service's customers put into {@code include:}; empty for a service that is not known}
     *
     * @param service one of {@link #names}, in upper or lower case
     */
    public static Optional<DomainName> include(String service) {
        return Optional.ofNullable(INCLUDES.get(service.toLowerCase(Locale.ROOT)))
                .map(DomainName::parse);
    }

    /** The service whose customers include a domain or a name below it. */
    static Optional<String> at(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        return published()
                .filter(known -> small.equals(known.getKey()) || small.endsWith("." + known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The name that a service tells its customers to include, when a domain differs from it by one or two letters. */
    static Optional<String> near(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        return at(small).isPresent()
                ? Optional.empty()
                : published()
                        .map(Map.Entry::getKey)
                        .filter(known -> distance(small, known) <= (known.length() < 10 ? 1 : 2))
                        .min(Comparator.comparingInt((String known) -> distance(small, known))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** From the name in an include to the name of the service, in order. */
    private static Stream<Map.Entry<String, String>> published() {
        return Stream.concat(
                INCLUDES.entrySet().stream().map(entry -> Map.entry(entry.getValue(), entry.getKey())),
                new TreeMap<>(OTHERS).entrySet().stream());
    }

    /** Letters to change, add or take away until two names are equal; more than two when their lengths differ by more. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return 3;
        }
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] next = new int[row.length];
            next[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = row[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(same, Math.min(row[j], next[j - 1]) + 1);
            }
            row = next;
        }
        return row[other.length()];
    }

    /** {@return the known names in alphabetical order} */
    public static Iterable<String> names() {
        return INCLUDES.keySet();
    }
}
