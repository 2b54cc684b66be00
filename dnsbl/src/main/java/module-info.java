/** DNS-based block and allow lists: the catalogue, list health, checks that prove an absence, and sweeps. */
@org.jspecify.annotations.NullMarked
module dev.mailworthy.dnsbl {
    requires static org.jspecify;
    requires transitive dev.mailworthy.core;
    requires org.snakeyaml.engine;

    exports dev.mailworthy.dnsbl;
    exports dev.mailworthy.dnsbl.catalogue;
    exports dev.mailworthy.dnsbl.mirror;
}
