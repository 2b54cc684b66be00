module consumer.dnsbl {
    requires dev.mailworthy.dnsbl;
}
