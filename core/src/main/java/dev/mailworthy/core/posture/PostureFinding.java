package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** Findings about the published names of a domain and its addresses. */
public enum PostureFinding implements FindingType {
    /** The domain does not exist (blocker). */
    DOMAIN_MISSING(
            Severity.BLOCKER,
            "the domain does not exist",
            "The DNS says that there is no such name. Yahoo asks for the SOA of the MAIL FROM domain and refuses mail"
                    + " without one; replies and bounces have nowhere to go.",
            Actor.YOU,
            TimeToEffect.MINUTES_TO_DAYS,
            "Register the domain or correct its spelling, and delegate it to working name servers."),
    /** The domain says that it sends no mail (blocker; RFC 7505). */
    DOMAIN_PARKED(
            Severity.BLOCKER,
            "the domain says that it sends no mail",
            "A null MX (RFC 7505), v=spf1 -all (RFC 7208 section 5.1) and p=reject (RFC 9989 section 4.7) together say"
                    + " that the domain neither takes nor sends mail. Receivers refuse mail in its name, as its owner"
                    + " asks.",
            Actor.YOU,
            TimeToEffect.RECORD_TTL,
            "Leave it as it is if no mail shall be sent in its name. Otherwise publish MX and SPF for the server that"
                    + " sends."),
    /** The domain's mail is hosted (info). */
    MAIL_HOSTED(
            Severity.INFO,
            "the domain's mail is hosted",
            "The MX hosts belong to a mail service, which looks after its own addresses and reverse names. Yours are"
                    + " the SPF record with the service's include, the DKIM key that the service signs with, and the DMARC"
                    + " record.",
            Actor.YOU,
            TimeToEffect.MINUTES,
            "Check the DKIM selector of the service, or a message that was sent through it."),
    /** No MX record (warning; RFC 5321 section 5.1). */
    MX_MISSING(
            Severity.WARNING,
            "no MX record",
            "Without MX, senders fall back to the domain's own address (RFC 5321 section 5.1). Bounces may get lost,"
                    + " and some receivers distrust a sender that cannot be answered.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish an MX record for the domain."),
    /** The domain says it takes no mail (error; RFC 7505). */
    MX_NULL(
            Severity.ERROR,
            "the domain says it takes no mail",
            "A null MX (RFC 7505) says that the domain takes no mail, so no one can reply. Section 4.2 warns against"
                    + " sending from such a domain.",
            Actor.DNS_HOST,
            "Replace the null MX by the name of a host that takes mail for the domain."),
    /** An MX host has no address (error). */
    MX_DANGLING(
            Severity.ERROR,
            "an MX host has no address",
            "The name in the MX record has neither A nor AAAA, so mail for the domain, bounces included, cannot be"
                    + " delivered there.",
            Actor.DNS_HOST,
            "Give the MX host an A or AAAA record, or name another host."),
    /** The sending address has no reverse name (blocker). */
    PTR_MISSING(
            Severity.BLOCKER,
            "the sending address has no reverse name",
            "Gmail, Outlook.com, Yahoo and many others refuse mail from an address without a PTR record (Gmail: 550"
                    + " 5.7.25). The reverse name is set where the address was rented: in the provider's panel, or by its support.",
            Actor.YOU,
            TimeToEffect.MINUTES,
            "Set the reverse name (PTR) of the address to the name that the mail server gives in EHLO, in your provider's panel, or ask its support."),
    /** The reverse name does not lead back (blocker; RFC 8601 section 2.7.3). */
    PTR_UNCONFIRMED(
            Severity.BLOCKER,
            "the reverse name does not lead back",
            "None of the names in PTR has an A or AAAA record with this very address. Receivers treat an unconfirmed"
                    + " reverse name as none (forward-confirmed reverse DNS; RFC 8601 section 2.7.3, iprev).",
            Actor.DNS_HOST,
            "Publish an A or AAAA record for the reverse name with the sending address."),
    /** The EHLO name is not the reverse name (warning; RFC 5321 section 4.1.1.1). */
    EHLO_PTR_MISMATCH(
            Severity.WARNING,
            "the EHLO name is not the reverse name",
            "Receivers compare the name in EHLO (RFC 5321 section 4.1.1.1) with the confirmed reverse name; a"
                    + " difference is typical of a badly set up or hijacked host.",
            Actor.YOU,
            TimeToEffect.RESTART,
            "Let the mail server give its reverse name in EHLO, or have the reverse name changed to the EHLO name."),
    /** No DMARC record (warning; RFC 9989). */
    DMARC_MISSING(
            Severity.WARNING,
            "no DMARC record",
            "Gmail, Yahoo and Microsoft ask bulk senders for a DMARC record (RFC 9989), p=none at least.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish a DMARC record at _dmarc below the domain."),
    /** An MX host is an alias (warning; RFC 2181 section 10.3; RFC 5321 section 5.1). */
    MX_ALIAS(
            Severity.WARNING,
            "an MX host is an alias",
            "The name in an MX record must own addresses itself and not be a CNAME (RFC 2181 section 10.3, RFC"
                    + " 5321 section 5.1); some servers refuse to deliver there or to take mail from such a domain.",
            Actor.DNS_HOST,
            "Name the host itself in the MX record."),
    /** An MX host has a private address (warning; RFC 6890). */
    MX_NOT_ROUTED(
            Severity.WARNING,
            "an MX host has a private address",
            "No outside host reaches a private or reserved address (RFC 6890), so that bounces and replies wait"
                    + " there in vain.",
            Actor.DNS_HOST,
            "Publish the host's public address, or name another host."),
    /** The domain cannot take mail (error; RFC 5321 section 5.1). */
    DOMAIN_UNREACHABLE(
            Severity.ERROR,
            "the domain cannot take mail",
            "Without an MX and without an address no mail can be delivered to the domain (RFC 5321 section 5.1)."
                    + " Bounces"
                    + " are lost, and many receivers refuse a MAIL FROM that cannot be answered.",
            Actor.DNS_HOST,
            "Publish an MX record for the domain."),
    /** The address has several reverse names (notice; RFC 1912 section 2.1). */
    PTR_SEVERAL(
            Severity.NOTICE,
            "the address has several reverse names",
            "Receivers look at one of them, not always the same. They expect one name for a mail server (RFC 1912"
                    + " section 2.1).",
            Actor.YOU,
            TimeToEffect.MINUTES,
            "Leave one reverse name, that of the mail server, in your provider's panel, or ask its support."),
    /** The reverse name looks generic (warning). */
    PTR_GENERIC(
            Severity.WARNING,
            "the reverse name looks generic",
            "Yahoo asks for reverse names that are not generic, Outlook.com refuses dynamic ranges, and filters"
                    + " count names made of an address or with words such as dyn or pool against a sender.",
            Actor.YOU,
            TimeToEffect.MINUTES,
            "Set the reverse name to that of your mail server, in your provider's panel, or ask its support."),
    /** EHLO gives an address in place of a name (warning; RFC 5321 section 4.1.1.1). */
    EHLO_LITERAL(
            Severity.WARNING,
            "EHLO gives an address in place of a name",
            "A server that has a name must give it in EHLO (RFC 5321 section 4.1.1.1); filters take a bare address"
                    + " for a sign of an infected machine.",
            Actor.YOU,
            TimeToEffect.RESTART,
            "Let the mail server give its full host name in EHLO."),
    /** The EHLO name is no full name (warning; RFC 5321 section 2.3.5). */
    EHLO_SINGLE_LABEL(
            Severity.WARNING,
            "the EHLO name is no full name",
            "The name in EHLO must be fully qualified (RFC 5321 section 2.3.5); many servers refuse a name"
                    + " without a dot.",
            Actor.YOU,
            TimeToEffect.RESTART,
            "Let the mail server give its full host name in EHLO."),
    /** The EHLO name has an underscore (warning; RFC 1123 section 2.1; RFC 5321 section 4.1.2). */
    EHLO_UNDERSCORE(
            Severity.WARNING,
            "the EHLO name has an underscore",
            "Host names have letters, digits and hyphens alone (RFC 1123 section 2.1, RFC 5321 section 4.1.2). Exim"
                    + " answers 501 to an underscore in EHLO (helo_allow_chars), and Postfix refuses it under"
                    + " reject_invalid_helo_hostname.",
            Actor.YOU,
            TimeToEffect.RESTART,
            "Let the mail server give a name without underscores in EHLO."),
    /** The EHLO name has no address (warning; RFC 5321 section 2.3.5). */
    EHLO_NO_ADDRESS(
            Severity.WARNING,
            "the EHLO name has no address",
            "The name in EHLO must have address records (RFC 5321 section 2.3.5); servers that look it up refuse"
                    + " one that leads nowhere.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish the sending address under the EHLO name."),
    /** The EHLO name leads elsewhere (warning; RFC 5321 section 4.1.4). */
    EHLO_UNCONFIRMED(
            Severity.WARNING,
            "the EHLO name leads elsewhere",
            "The name in EHLO does not resolve to the sending address (RFC 5321 section 4.1.4 lets servers check"
                    + " it); filters count the difference against a sender.",
            Actor.DNS_HOST,
            "Publish the sending address under the EHLO name."),
    /** The EHLO name still has an old address (warning; RFC 5321 section 4.1.4). */
    ADDRESS_DRIFT_EHLO(
            Severity.WARNING,
            "the EHLO name still has an old address",
            "Mail leaves from another address than the one published under the EHLO name, as happens when a"
                    + " server moves; receivers that compare them (RFC 5321 section 4.1.4) distrust the new one.",
            Actor.DNS_HOST,
            "Publish the new address in place of the old one."),
    /** The reverse name still belongs to an old address (warning; RFC 8601 section 2.7.3). */
    ADDRESS_DRIFT_PTR(
            Severity.WARNING,
            "the reverse name still belongs to an old address",
            "The reverse name of the address that mail leaves from leads to another address (RFC 8601 section"
                    + " 2.7.3), as happens when a server or an address changes hands.",
            Actor.DNS_HOST,
            "Publish the new address in place of the old one, or have the reverse name changed."),
    /** The SPF record still names an old address (warning; RFC 7208 section 5.6). */
    ADDRESS_DRIFT_SPF(
            Severity.WARNING,
            "the SPF record still names an old address",
            "The record names single addresses that mail does not leave from, and does not let the present one pass"
                    + " (RFC 7208 section 5.6), as happens when a server moves. The new user of the old address may"
                    + " send"
                    + " in the domain's name.",
            Actor.DNS_HOST,
            "Publish the new address in place of the old one."),
    /** The domain has no DKIM key (warning; RFC 8020 section 2; RFC 6376 section 3.6.2). */
    DKIM_MISSING(
            Severity.WARNING,
            "the domain has no DKIM key",
            "The domain name _domainkey.DOMAIN does not exist, so no selector below it has a key (RFC 8020 section 2,"
                    + " RFC 6376 section 3.6.2). No signature in this domain's name can pass. Gmail and Yahoo ask all"
                    + " senders for SPF or DKIM, and bulk senders for both.",
            Actor.YOU,
            TimeToEffect.NEW_RECORD,
            "Set up DKIM signing on the mail server, and publish the key under its selector."),
    /** The DKIM selector has no key (error; RFC 6376 section 3.6.2). */
    DKIM_SELECTOR_MISSING(
            Severity.ERROR,
            "the DKIM selector has no key",
            "Signatures made with this selector cannot be verified (RFC 6376 section 3.6.2), so that mail counts"
                    + " as unsigned; Gmail and Yahoo ask bulk senders for DKIM.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish the public key that the mail server signs with."),
    /** No DKIM key for the service that hosts the mail (warning; RFC 9989 section 4.4). */
    DKIM_SERVICE_KEY_MISSING(
            Severity.WARNING,
            "no DKIM key for the service that hosts the mail",
            "Without a key the service signs with a domain of its own or not at all, so that DKIM does not align with"
                    + " the From domain (RFC 9989 section 4.4). Forwarded mail then fails DMARC; Gmail, Yahoo and"
                    + " Microsoft ask bulk senders for DKIM.",
            Actor.YOU,
            "Make a key at the service, publish it where the service says, and switch on signing."),
    /** A DKIM selector is an alias without a key (notice; RFC 6376 section 3.6.2). */
    DKIM_ALIAS_DANGLING(
            Severity.NOTICE,
            "a DKIM selector is an alias without a key",
            "The name leads to a service that has no key there: it was not switched on, or it was left. Mail that the"
                    + " service signs with this selector counts as unsigned (RFC 6376 section 3.6.2).",
            Actor.YOU,
            "Switch DKIM on at the service that the alias leads to, or remove the alias."),
    /** The DKIM selector has several records (error; RFC 6376 section 3.6.2.2). */
    DKIM_SEVERAL(
            Severity.ERROR,
            "the DKIM selector has several records",
            "What verifiers do with more than one record is undefined (RFC 6376 section 3.6.2.2).",
            Actor.DNS_HOST,
            "Leave one key under each selector."),
    /** The DKIM key cannot be read (error; RFC 6376 sections 3.2 and 3.6.1). */
    DKIM_MALFORMED(
            Severity.ERROR,
            "the DKIM key cannot be read",
            "Verifiers ignore a record they cannot parse (RFC 6376 sections 3.2 and 3.6.1), and the signature"
                    + " fails.",
            Actor.DNS_HOST,
            "Publish the key as the signing software prints it."),
    /** The DKIM key is revoked (error; RFC 6376 section 3.6.1). */
    DKIM_REVOKED(
            Severity.ERROR,
            "the DKIM key is revoked",
            "An empty p= says that the key is revoked (RFC 6376 section 3.6.1): signatures with it fail. That is"
                    + " right for a selector that is not used any more.",
            Actor.DNS_HOST,
            "Sign with another selector, or publish the key again."),
    /** Verifiers refuse the DKIM key (error; RFC 8301 section 3.2). */
    DKIM_KEY_REFUSED(
            Severity.ERROR,
            "verifiers refuse the DKIM key",
            "Verifiers must not take RSA keys of less than 1024 bits (RFC 8301 section 3.2), nor keys that are"
                    + " kept for another service (s=, RFC 6376 section 3.6.1).",
            Actor.YOU,
            TimeToEffect.NEW_KEY,
            "Make a new RSA key of 2048 bits and publish it under a new selector."),
    /** No given DKIM selector has a usable key (error; RFC 6376 section 6.1.2). */
    DKIM_UNUSABLE(
            Severity.ERROR,
            "no given DKIM selector has a usable key",
            "Every signature with such a key fails (RFC 6376 section 6.1.2), so that mail counts as unsigned. Gmail,"
                    + " Yahoo, Microsoft, Apple and GMX refuse bulk mail without a signature that passes.",
            Actor.YOU,
            TimeToEffect.NEW_KEY,
            "Sign with a selector whose key is published and usable."),
    /** The DKIM key is short (notice; RFC 8301 section 3.2). */
    DKIM_KEY_WEAK(
            Severity.NOTICE,
            "the DKIM key is short",
            "RSA keys should have 2048 bits (RFC 8301 section 3.2); 1024 are still taken.",
            Actor.YOU,
            TimeToEffect.NEW_KEY,
            "Make a new RSA key of 2048 bits and publish it under a new selector."),
    /** The DKIM key is very long (warning; RFC 8301 section 3.2). */
    DKIM_KEY_LONG(
            Severity.WARNING,
            "the DKIM key is very long",
            "Verifiers need to take RSA keys of up to 4096 bits only (RFC 8301 section 3.2), and the answer"
                    + " hardly fits into one packet.",
            Actor.YOU,
            TimeToEffect.NEW_KEY,
            "Make a new RSA key of 2048 bits and publish it under a new selector."),
    /** The DKIM key says that it is only a test (notice; RFC 6376 section 3.6.1). */
    DKIM_TEST_MODE(
            Severity.NOTICE,
            "the DKIM key says that it is only a test",
            "t=y asks verifiers to treat signed mail like unsigned mail (RFC 6376 section 3.6.1).",
            Actor.DNS_HOST,
            "Take y out of t=."),
    /** The DKIM key allows SHA-1 alone (error; RFC 8301 section 3.1). */
    DKIM_SHA1_ONLY(
            Severity.ERROR,
            "the DKIM key allows SHA-1 alone",
            "SHA-1 must neither be used nor be taken (RFC 8301 section 3.1), so that every signature with this"
                    + " key fails.",
            Actor.DNS_HOST,
            "Drop h= from the record, and sign with rsa-sha256."),
    /** No RSA key beside the ed25519 key (notice; RFC 8463 section 5). */
    DKIM_ED25519_ALONE(
            Severity.NOTICE,
            "no RSA key beside the ed25519 key",
            "Not every receiver verifies ed25519 (RFC 8463 section 5 advises to sign with both); for the others"
                    + " mail is unsigned.",
            Actor.YOU,
            TimeToEffect.NEW_KEY,
            "Sign with an RSA key of 2048 bits as well."),
    /** Several DMARC records at one name (warning; RFC 9989 section 4.10). */
    DMARC_SEVERAL(
            Severity.WARNING,
            "several DMARC records at one name",
            "Where a name has more than one, receivers discard all of them (RFC 9989 section 4.10).",
            Actor.DNS_HOST,
            "Leave one DMARC record."),
    /** The DMARC record counts for nothing (warning; RFC 9989 sections 4.7 and 4.10.1). */
    DMARC_VOID(
            Severity.WARNING,
            "the DMARC record counts for nothing",
            "Receivers take a text for a DMARC record only if it begins with v=DMARC1 and a semicolon, and discard one"
                    + " without a valid p= and a usable rua= (RFC 9989 sections 4.7 and 4.10.1). Bulk senders are then"
                    + " refused by Gmail, Yahoo, Microsoft and Apple.",
            Actor.DNS_HOST,
            "Correct the record."),
    /** The domain of a DMARC report address takes no mail (notice; RFC 9990; RFC 7505). */
    DMARC_REPORTS_LOST(
            Severity.NOTICE,
            "the domain of a DMARC report address takes no mail",
            "Aggregate reports are mail (RFC 9990). A domain without MX and address, or with a null MX (RFC 7505),"
                    + " cannot get them.",
            Actor.DNS_HOST,
            "Name a mailbox of a domain that takes mail."),
    /** The DMARC record has an error (warning; RFC 9989 sections 4.7 and 4.8). */
    DMARC_MALFORMED(
            Severity.WARNING,
            "the DMARC record has an error",
            "Receivers ignore a tag they cannot read and use its default; with a bad policy and no report address"
                    + " they ignore the record (RFC 9989 sections 4.7 and 4.8).",
            Actor.DNS_HOST,
            "Correct the tag."),
    /** The DMARC record has an unknown tag (notice; RFC 9989 section 4.7). */
    DMARC_UNKNOWN_TAG(
            Severity.NOTICE,
            "the DMARC record has an unknown tag",
            "Receivers ignore unknown tags (RFC 9989 section 4.7). It is often a misspelling, and then what was"
                    + " meant does not hold.",
            Actor.DNS_HOST,
            "Correct the tag's name, or drop it."),
    /** The DMARC record has a tag of the old standard (notice; RFC 9989). */
    DMARC_OLD_TAG(
            Severity.NOTICE,
            "the DMARC record has a tag of the old standard",
            "RFC 9989 took pct, rf and ri away; receivers ignore them. In place of pct there is t=y.",
            Actor.DNS_HOST,
            "Drop the tag."),
    /** The DMARC policy is none (notice; RFC 9989 section 4.7). */
    DMARC_POLICY_NONE(
            Severity.NOTICE,
            "the DMARC policy is none",
            "With p=none receivers do not refuse forged mail in the domain's name (RFC 9989 section 4.7). It is"
                    + " enough for Gmail, Yahoo and Microsoft, and the right start.",
            Actor.DNS_HOST,
            "When reports show that your own mail passes, ask for quarantine or reject."),
    /** The DMARC policy is only a test (notice; RFC 9989 section 4.7). */
    DMARC_TEST_MODE(
            Severity.NOTICE,
            "the DMARC policy is only a test",
            "t=y asks receivers not to apply the policy (RFC 9989 section 4.7).",
            Actor.DNS_HOST,
            "Take t=y out when the reports look well."),
    /** The DMARC record asks for no reports (notice; RFC 9990). */
    DMARC_NO_REPORTS(
            Severity.NOTICE,
            "the DMARC record asks for no reports",
            "Without rua= no aggregate reports are sent (RFC 9990), and you learn of failing mail from its"
                    + " recipients alone.",
            Actor.DNS_HOST,
            "Add rua=mailto: with a mailbox of yours."),
    /** The DMARC report address is not authorised (notice; RFC 9990 section 4). */
    DMARC_REPORT_REFUSED(
            Severity.NOTICE,
            "the DMARC report address is not authorised",
            "Reports go to another organization only when its DNS says that it takes them (RFC 9990 section 4);"
                    + " without that they are not sent.",
            Actor.DNS_HOST,
            "Have the report domain publish its consent, or name a mailbox of your own domain."),
    /** SPF cannot align with the From domain (warning; RFC 9989 section 4.4). */
    DMARC_SPF_UNALIGNED(
            Severity.WARNING,
            "SPF cannot align with the From domain",
            "SPF proves the MAIL FROM domain; for DMARC it counts only when that is of the same organization as"
                    + " the From domain (RFC 9989 section 4.4).",
            Actor.YOU,
            TimeToEffect.RESTART,
            "Use a MAIL FROM domain below the From domain's organizational domain."),
    /** DKIM cannot align with the From domain (warning; RFC 9989 section 4.4). */
    DMARC_DKIM_UNALIGNED(
            Severity.WARNING,
            "DKIM cannot align with the From domain",
            "For DMARC a signature counts only when its d= is of the same organization as the From domain (RFC"
                    + " 9989 section 4.4).",
            Actor.YOU,
            TimeToEffect.RESTART,
            "Sign with the From domain in d=."),
    /** No MTA-STS (info; RFC 8461). */
    MTA_STS_MISSING(
            Severity.INFO,
            "no MTA-STS",
            "With a policy (RFC 8461) servers that send to this domain insist on TLS. It does not change how mail"
                    + " from here is received.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish a policy at https://mta-sts.DOMAIN/.well-known/mta-sts.txt, then this record."),
    /** The MTA-STS record has an error (notice; RFC 8461 section 3.1). */
    MTA_STS_MALFORMED(
            Severity.NOTICE,
            "the MTA-STS record has an error",
            "Servers that cannot read the record act as if there were no policy (RFC 8461 section 3.1).",
            Actor.DNS_HOST,
            "Correct the record."),
    /** No reports about TLS (info; RFC 8460). */
    TLS_RPT_MISSING(
            Severity.INFO,
            "no reports about TLS",
            "With TLS-RPT (RFC 8460) large senders tell you daily when TLS to your servers fails.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish a record with a mailbox of yours."),
    /** The TLS-RPT record has an error (notice; RFC 8460 section 3). */
    TLS_RPT_MALFORMED(
            Severity.NOTICE,
            "the TLS-RPT record has an error",
            "Senders that cannot read the record send no reports (RFC 8460 section 3).",
            Actor.DNS_HOST,
            "Correct the record."),
    /** The MX host has no TLSA record (info; RFC 7672). */
    TLSA_MISSING(
            Severity.INFO,
            "the MX host has no TLSA record",
            "With TLSA records in a signed zone (RFC 7672) servers that send to this domain verify the host's"
                    + " certificate. It does not change how mail from here is received.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "If the zone is signed, publish 3 1 1 with the digest of the host's key."),
    /** The TLSA records are not signed (notice; RFC 7672 section 2.2). */
    TLSA_UNSIGNED(
            Severity.NOTICE,
            "the TLSA records are not signed",
            "TLSA counts only in a zone signed with DNSSEC (RFC 7672 section 2.2); senders ignore these.",
            Actor.DNS_HOST,
            "Sign the zone of the MX host, or drop the records."),
    /** The signatures of the TLSA records do not hold (error; RFC 7672 section 2.1). */
    TLSA_BOGUS(
            Severity.ERROR,
            "the signatures of the TLSA records do not hold",
            "Servers that validate do not deliver to a host whose answers are bogus (RFC 7672 section 2.1):"
                    + " bounces and replies are lost.",
            Actor.DNS_HOST,
            "Repair the signatures of the MX host's zone."),
    /** No TLSA record is usable for mail (notice; RFC 7672 section 3.1). */
    TLSA_UNUSABLE(
            Severity.NOTICE,
            "no TLSA record is usable for mail",
            "For SMTP usages 2 and 3 alone count (RFC 7672 section 3.1), with a digest of its full length (RFC"
                    + " 6698 section 2.1).",
            Actor.DNS_HOST,
            "Publish 3 1 1 with the digest of the host's key."),
    /** No CAA record (info; RFC 8659). */
    CAA_MISSING(
            Severity.INFO,
            "no CAA record",
            "CAA (RFC 8659) names the authorities that may issue certificates for the MX host; without it all"
                    + " may.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Name the authority that issues your certificates."),
    /** No SRV records for mail programs (info; RFC 6186; RFC 8314 section 5.1). */
    SRV_MISSING(
            Severity.INFO,
            "no SRV records for mail programs",
            "SRV (RFC 6186, RFC 8314 section 5.1) lets mail programs find submission and IMAP by themselves.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish SRV records for the services that you offer."),
    /** No names for automatic configuration (info). */
    AUTOCONFIG_MISSING(
            Severity.INFO,
            "no names for automatic configuration",
            "Thunderbird asks autoconfig and Outlook autodiscover below the domain, to set up an account from its"
                    + " address.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish the names if your server offers the files."),
    /** No BIMI record (info). */
    BIMI_MISSING(
            Severity.INFO,
            "no BIMI record",
            "BIMI lets some receivers show a logo, for domains whose DMARC policy is quarantine or reject.",
            Actor.DNS_HOST,
            TimeToEffect.NEW_RECORD,
            "Publish a record if you have a logo to show."),
    /** No receiver shows the BIMI logo (notice). */
    BIMI_NO_LOGO(
            Severity.NOTICE,
            "no receiver shows the BIMI logo",
            "Receivers show a logo only for a domain whose DMARC policy is quarantine or reject (BIMI draft, section"
                    + " 7.2). The logo must be an SVG of the profile Tiny PS; Gmail and Apple ask for a certificate in a="
                    + " as well.",
            Actor.DNS_HOST,
            "Ask for quarantine or reject when DMARC reports show that your own mail passes."),
    /** The BIMI record has an error (notice). */
    BIMI_MALFORMED(
            Severity.NOTICE,
            "the BIMI record has an error",
            "Receivers that cannot read the record show no logo.",
            Actor.DNS_HOST,
            "Correct the record.");

    private final FindingDescription description;

    PostureFinding(Severity severity, String title, String explanation, Actor actor, String action) {
        this.description =
                new FindingDescription(severity, title, explanation, Remedy.of(actor, action, TimeToEffect.RECORD_TTL));
    }

    PostureFinding(Severity severity, String title, String explanation, Actor actor, TimeToEffect time, String action) {
        this.description = new FindingDescription(severity, title, explanation, Remedy.of(actor, action, time));
    }

    @Override
    public CheckArea area() {
        return CheckArea.PUBLISHED_NAMES;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
