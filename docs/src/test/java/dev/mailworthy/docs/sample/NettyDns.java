package dev.mailworthy.docs.sample;

// tag::adapter[]
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.engine.MessageDns;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.AddressedEnvelope;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecordEncoder;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Our checks over Netty's resolver. Its builder needs a socketChannelType too, so that large answers arrive over TCP. */
public final class NettyDns {

    private NettyDns() {}

    /** @param name the resolver's name in evidence */
    public static Dns over(DnsNameResolver resolver, String name) {
        return MessageDns.over(query -> send(resolver, query), name);
    }

    private static CompletableFuture<byte[]> send(DnsNameResolver resolver, byte[] query) {
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        ByteBuf in = Unpooled.wrappedBuffer(query).skipBytes(12);
        try {
            DnsQuestion question = DnsRecordDecoder.DEFAULT.decodeQuestion(in);
            Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> asked = resolver.query(question);
            asked.addListener(done -> complete(reply, asked, query, in.readerIndex()));
            reply.whenComplete((octets, failure) -> asked.cancel(false));
        } catch (Exception notForNetty) {
            reply.completeExceptionally(notForNetty);
        }
        return reply;
    }

    private static void complete(
            CompletableFuture<byte[]> reply,
            Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> asked,
            byte[] query,
            int questionEnd) {
        if (!asked.isSuccess()) {
            boolean late = asked.cause() instanceof DnsNameResolverTimeoutException;
            reply.completeExceptionally(late ? new TimeoutException() : asked.cause());
            return;
        }
        AddressedEnvelope<DnsResponse, InetSocketAddress> envelope = asked.getNow();
        try {
            reply.complete(message(envelope.content(), query, questionEnd));
        } catch (Exception malformed) {
            reply.completeExceptionally(malformed);
        } finally {
            envelope.release();
        }
    }

    /** The response as a message (RFC 1035 section 4.1), under the id and the question of the query. */
    private static byte[] message(DnsResponse response, byte[] query, int questionEnd) throws Exception {
        ByteBuf out = Unpooled.buffer();
        int flags = 0x8180 | response.z() << 4 | response.code().intValue() & 0xF;
        flags |= response.isTruncated() ? 0x0200 : 0;
        out.writeBytes(query, 0, 2).writeShort(flags).writeShort(1);
        for (DnsSection section : new DnsSection[] {DnsSection.ANSWER, DnsSection.AUTHORITY, DnsSection.ADDITIONAL}) {
            out.writeShort(response.count(section));
        }
        out.writeBytes(query, 12, questionEnd - 12);
        for (DnsSection section : new DnsSection[] {DnsSection.ANSWER, DnsSection.AUTHORITY, DnsSection.ADDITIONAL}) {
            for (int i = 0; i < response.count(section); i++) {
                DnsRecordEncoder.DEFAULT.encodeRecord(plain(response.recordAt(section, i)), out);
            }
        }
        return ByteBufUtil.getBytes(out);
    }

    /** An MX or SOA record whose names do not point into Netty's message. Netty itself does this for CNAME, NS and PTR. */
    private static DnsRecord plain(DnsRecord record) {
        boolean mx = record.type().equals(DnsRecordType.MX);
        if (!(record instanceof DnsRawRecord) || !mx && !record.type().equals(DnsRecordType.SOA)) {
            return record;
        }
        ByteBuf in = ((DnsRawRecord) record).content().duplicate();
        ByteBuf out = Unpooled.buffer().writeBytes(in, mx ? 2 : 0);
        for (int names = mx ? 1 : 2; names > 0; names--) {
            for (String label : DefaultDnsRecordDecoder.decodeName(in).split("\\.")) {
                byte[] octets = label.getBytes(StandardCharsets.UTF_8);
                out.writeByte(octets.length).writeBytes(octets);
            }
            out.writeByte(0);
        }
        out.writeBytes(in);
        return new DefaultDnsRawRecord(record.name(), record.type(), record.dnsClass(), record.timeToLive(), out);
    }
}
// end::adapter[]
