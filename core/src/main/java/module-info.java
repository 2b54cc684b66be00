/** Vocabulary, addresses and names, the DNS port with its engines, and what a domain and its addresses publish. */
@SuppressWarnings("module") // its friends are built after it
@org.jspecify.annotations.NullMarked
module dev.mailworthy.core {
    requires static com.fasterxml.jackson.annotation;
    requires static org.jspecify;
    requires org.dnsjava;
    requires static org.snakeyaml.engine;
    requires static com.sun.jna;

    exports dev.mailworthy.core;
    exports dev.mailworthy.core.net;
    exports dev.mailworthy.core.net.form to
            dev.mailworthy.spf,
            dev.mailworthy.cli;
    exports dev.mailworthy.core.dns;
    exports dev.mailworthy.core.dns.engine;
    exports dev.mailworthy.core.dns.alias to
            dev.mailworthy.dnsbl,
            dev.mailworthy.cli;
    exports dev.mailworthy.core.json to
            dev.mailworthy.cli,
            dev.mailworthy.smtp;
    exports dev.mailworthy.core.dns.patch to
            dev.mailworthy.cli;
    exports dev.mailworthy.core.dns.stop to
            dev.mailworthy.spf,
            dev.mailworthy.dnsbl,
            dev.mailworthy.smtp,
            dev.mailworthy.cli;
    exports dev.mailworthy.core.posture;
    exports dev.mailworthy.core.posture.text to
            dev.mailworthy.cli;
    exports dev.mailworthy.core.receiver;
    exports dev.mailworthy.core.run to
            dev.mailworthy.spf,
            dev.mailworthy.dnsbl,
            dev.mailworthy.smtp;
    exports dev.mailworthy.core.score;
    exports dev.mailworthy.core.system to
            dev.mailworthy.cli;
    exports dev.mailworthy.core.text to
            dev.mailworthy.spf,
            dev.mailworthy.dnsbl,
            dev.mailworthy.smtp,
            dev.mailworthy.cli;
    exports dev.mailworthy.core.yaml to
            dev.mailworthy.cli,
            dev.mailworthy.dnsbl,
            dev.mailworthy.smtp;
}
