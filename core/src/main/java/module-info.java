/** Vocabulary, addresses and names, the DNS port with its engines, and what a domain and its addresses publish. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.core {
    requires static org.jspecify;
    requires org.dnsjava;

    exports dev.mailworthy.core;
    exports dev.mailworthy.core.net;
    exports dev.mailworthy.core.dns;
    exports dev.mailworthy.core.dns.engine;
    exports dev.mailworthy.core.posture;
    exports dev.mailworthy.core.score;
}
