module consumer.smtp {
    requires dev.mailworthy.smtp;
    requires jdk.httpserver;
    requires java.net.http;
}
