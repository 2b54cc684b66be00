package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Means.ChangeSetting;
import dev.mailworthy.core.Means.RunCommand;
import dev.mailworthy.core.Means.SetUp;
import dev.mailworthy.core.net.DomainName;
import java.util.List;

/**
 * How common mail servers are set up to sign with DKIM (RFC 6376). Paths, users and options are those of the packages in Debian
 * 12: opendkim 2.11, rspamd 3.4, exim4-config 4.96 and opensmtpd-filter-dkimsign 0.5, as read on 2026-12-01. Each way ends with
 * a command that prints the record, and with a check of the published key.
 */
public final class DkimSetup {

    /** The selector of the new key. It is a usual one, so that a check finds its key without being given the selector. */
    public static final DomainName SELECTOR = DomainName.parse("mail");

    private static final String POSTFIX = "/etc/postfix/main.cf (keep other milters that it names)";

    private static final String APT = "apt-get install ";

    private final String domain;
    private final Means check;

    private DkimSetup(DomainName domain) {
        this.domain = isPlain(domain) ? domain.toString() : "DOMAIN";
        this.check = new Means.Learn(new Hint.CheckSelector(domain, SELECTOR));
    }

    /** The ways to sign mail of this domain. One of them is enough. */
    public static Means.OneOf of(DomainName domain) {
        DkimSetup setup = new DkimSetup(domain);
        return new Means.OneOf(List.of(setup.openDkim(), setup.rspamd(), setup.exim(), setup.openSmtpd()));
    }

    /** Whether the name can stand in a command of the shell as it is. */
    private static boolean isPlain(DomainName domain) {
        return !domain.labels().isEmpty()
                && domain.labels().stream().allMatch(label -> label.matches("[a-z0-9_][a-z0-9_-]*"));
    }

    /** OpenDKIM listens on a TCP port, because Debian's Postfix runs in a chroot where it sees no socket of another program. */
    private SetUp openDkim() {
        String file = "/etc/opendkim.conf";
        return new SetUp(
                "Postfix with OpenDKIM",
                List.of(
                        new RunCommand(APT + "opendkim opendkim-tools"),
                        new RunCommand("opendkim-genkey -D /etc/dkimkeys -b 2048 -d " + domain + " -s " + SELECTOR
                                + " && chown opendkim:opendkim /etc/dkimkeys/" + SELECTOR + ".private"),
                        new ChangeSetting(file, "Domain " + domain),
                        new ChangeSetting(file, "Selector " + SELECTOR),
                        new ChangeSetting(file, "KeyFile /etc/dkimkeys/" + SELECTOR + ".private"),
                        new ChangeSetting(file, "Socket inet:8891@localhost"),
                        new ChangeSetting(POSTFIX, "smtpd_milters = inet:localhost:8891"),
                        new ChangeSetting(POSTFIX, "non_smtpd_milters = $smtpd_milters"),
                        new RunCommand("systemctl restart opendkim && systemctl reload postfix"),
                        new RunCommand("cat /etc/dkimkeys/" + SELECTOR + ".txt"),
                        check));
    }

    private SetUp rspamd() {
        String folder = "/var/lib/rspamd/dkim";
        String key = folder + "/" + domain + "." + SELECTOR + ".key";
        String file = "/etc/rspamd/local.d/dkim_signing.conf";
        return new SetUp(
                "Postfix with rspamd",
                List.of(
                        new RunCommand(APT + "rspamd"),
                        new RunCommand("install -d -m 750 -o _rspamd -g _rspamd " + folder),
                        new RunCommand("rspamadm dkim_keygen -b 2048 -d " + domain + " -s " + SELECTOR + " -k " + key
                                + " | tee /root/dkim.txt && chown _rspamd:_rspamd " + key),
                        new ChangeSetting(file, "selector = \"" + SELECTOR + "\";"),
                        new ChangeSetting(file, "use_esld = false;"),
                        new ChangeSetting(POSTFIX, "smtpd_milters = inet:localhost:11332"),
                        new ChangeSetting(POSTFIX, "non_smtpd_milters = $smtpd_milters"),
                        new RunCommand("systemctl restart rspamd && systemctl reload postfix"),
                        new RunCommand("cat /root/dkim.txt"),
                        check));
    }

    private SetUp exim() {
        String key = "/etc/exim4/dkim/" + SELECTOR + ".key";
        String file = "/etc/exim4/exim4.conf.localmacros (split configuration: conf.d/main/000_localmacros)";
        return new SetUp(
                "Exim",
                List.of(
                        new RunCommand("install -d -m 750 -o root -g Debian-exim /etc/exim4/dkim"),
                        new RunCommand("openssl genrsa -out " + key + " 2048 && chgrp Debian-exim " + key
                                + " && chmod 640 " + key),
                        new ChangeSetting(file, "DKIM_DOMAIN = " + domain),
                        new ChangeSetting(file, "DKIM_SELECTOR = " + SELECTOR),
                        new ChangeSetting(file, "DKIM_PRIVATE_KEY = " + key),
                        new RunCommand("update-exim4.conf && systemctl restart exim4"),
                        record(key),
                        check));
    }

    private SetUp openSmtpd() {
        String key = "/etc/mail/dkim/" + SELECTOR + ".key";
        return new SetUp(
                "OpenSMTPD",
                List.of(
                        new RunCommand(APT + "opensmtpd-filter-dkimsign"),
                        new RunCommand("install -d -m 770 -o _dkimsign -g _dkimsign /etc/mail/dkim"),
                        new RunCommand("sudo -u _dkimsign openssl genrsa -out " + key + " 2048"),
                        new ChangeSetting(
                                "/etc/smtpd.conf",
                                "filter dkim proc-exec \"filter-dkimsign -d " + domain + " -s " + SELECTOR + " -k "
                                        + key + "\" user _dkimsign group _dkimsign"),
                        new ChangeSetting("/etc/smtpd.conf (each listen line)", "listen on socket filter dkim"),
                        new ChangeSetting("/etc/smtpd.conf (each listen line)", "listen on localhost filter dkim"),
                        new RunCommand("systemctl restart opensmtpd"),
                        record(key),
                        check));
    }

    /** Prints the value of the TXT record for a private key in PEM. */
    private static RunCommand record(String key) {
        return new RunCommand("printf 'v=DKIM1; k=rsa; p=%s\\n' \"$(openssl rsa -in " + key
                + " -pubout -outform DER 2>/dev/null | openssl base64 -A)\"");
    }
}
