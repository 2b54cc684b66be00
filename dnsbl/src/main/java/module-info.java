/** DNS-based block and allow lists: the catalogue, list health, checks that prove an absence, and sweeps. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.dnsbl {
    requires static com.fasterxml.jackson.annotation;
    requires static org.jspecify;
    requires transitive dev.mailworthy.core;
    requires org.snakeyaml.engine;

    exports dev.mailworthy.dnsbl;
    exports dev.mailworthy.dnsbl.catalogue;
    exports dev.mailworthy.dnsbl.mirror;
    exports dev.mailworthy.dnsbl.health;
    exports dev.mailworthy.dnsbl.sweep;
    exports dev.mailworthy.dnsbl.target;
    exports dev.mailworthy.dnsbl.catalogue.code;
}
