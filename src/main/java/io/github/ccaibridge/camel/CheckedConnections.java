package io.github.ccaibridge.camel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/** Connections to hosts that a message named: each host is looked up once, and connected to only where it may be. */
public final class CheckedConnections {
    private record Looked(Addresses addresses) implements DnsResolver {
        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            var found = InetAddress.getAllByName(host);
            Stream.of(found).forEach(one -> addresses.requireReachable(host, port, one));
            return Stream.of(found).map(one -> new InetSocketAddress(one, port)).toList();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("a host is looked up with its port only");
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
        }
    }

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    /** How long a connection may give not one byte. */
    private static final Timeout IDLE = Timeout.ofSeconds(30);

    private CheckedConnections() {}

    public static PoolingHttpClientConnectionManager of(Addresses addresses) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Looked(addresses))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(IDLE)
                        .build())
                .setMaxConnPerRoute(16)
                .setMaxConnTotal(32)
                .build();
    }
}
