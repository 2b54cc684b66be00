module consumer.spf {
    requires dev.mailworthy.spf;
}
