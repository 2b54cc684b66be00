package dev.mailworthy.docs.sample;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.contract.DnsContract;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.xbill.DNS.SimpleResolver;

/** The adapters that the guide shows keep the contract of a {@link Dns}, as a user's test would prove it. */
@Tag("jdk")
class AdaptersTest {

    @Nested
    class OverDnsjava extends DnsContract {
        @Override
        protected Dns connect(ResolverAddress server) {
            SimpleResolver resolver = new SimpleResolver(server.socketAddress());
            resolver.setTimeout(Duration.ofSeconds(1));
            return DnsjavaDns.over(resolver, "dnsjava");
        }
    }

    @Nested
    class OverNetty extends DnsContract {

        private static NioEventLoopGroup loop;
        private DnsNameResolver resolver;

        @BeforeAll
        static void startLoop() {
            loop = new NioEventLoopGroup(1);
        }

        @AfterAll
        static void stopLoop() {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }

        @Override
        protected Dns connect(ResolverAddress server) {
            resolver = new DnsNameResolverBuilder(loop.next())
                    .datagramChannelType(NioDatagramChannel.class)
                    .socketChannelType(NioSocketChannel.class)
                    .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server.socketAddress()))
                    .queryTimeoutMillis(1000)
                    .build();
            return NettyDns.over(resolver, "netty");
        }

        @Override
        protected void disconnect(Dns used) {
            resolver.close();
        }
    }
}
