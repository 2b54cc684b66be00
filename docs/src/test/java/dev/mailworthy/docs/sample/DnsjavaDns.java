package dev.mailworthy.docs.sample;

// tag::adapter[]
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.engine.MessageDns;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;

/** Our checks over a resolver of dnsjava: a SimpleResolver, an ExtendedResolver, or one of your own. */
public final class DnsjavaDns {

    private DnsjavaDns() {}

    /** @param name the resolver's name in evidence */
    public static Dns over(Resolver resolver, String name) {
        return MessageDns.over(query -> send(resolver, query), name);
    }

    private static CompletableFuture<byte[]> send(Resolver resolver, byte[] query) {
        try {
            return resolver.sendAsync(new Message(query)).toCompletableFuture().thenApply(Message::toWire);
        } catch (IOException noMessage) {
            return CompletableFuture.failedFuture(noMessage);
        }
    }
}
// end::adapter[]
