package io.github.ccaibridge.camel;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses that no host on the public internet has. */
final class NotPublic {
    private record Block(byte[] first, int bits) {
        boolean holds(byte[] address) {
            var shift = first.length * 8 - bits;
            return address.length == first.length
                    && new BigInteger(1, address).shiftRight(shift).equals(new BigInteger(1, first).shiftRight(shift));
        }
    }

    /** IANA's registries of special purposes; the last ones carry an IPv4 address inside. */
    private static final List<Block> BLOCKS = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(NotPublic::block)
            .toList();

    private NotPublic() {}

    static boolean is(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || BLOCKS.stream().anyMatch(block -> block.holds(address.getAddress()));
    }

    private static Block block(String text) {
        try {
            var slash = text.indexOf('/');
            var first = InetAddress.getByName(text.substring(0, slash)).getAddress();
            return new Block(first, Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }
}
