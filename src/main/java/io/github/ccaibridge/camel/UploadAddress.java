package io.github.ccaibridge.camel;

import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.kustomer.UploadTrouble;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a file may be sent: a public https address, one of the vendors' own hosts, or a host the operator names. */
public final class UploadAddress {
    private final Set<String> hostsAllowed;

    /** Host names, separated by commas. */
    public UploadAddress(String hostsAllowed) {
        this.hostsAllowed = Stream.of(hostsAllowed.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The address to which Kustomer wants the file, once it is judged harmless. */
    public String check(Upload one, String kustomerUrl, String ccaiUrl) {
        var url = uri(one.policy().url());
        if (url == null || url.getHost() == null || url.getUserInfo() != null) {
            throw refused("is no address");
        }
        var vendors = Stream.of(kustomerUrl, ccaiUrl).anyMatch(vendor -> sameDoor(url, uri(vendor)));
        if (!vendors && !hostsAllowed.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            requirePublic(url);
        }
        return url.toASCIIString();
    }

    private static void requirePublic(URI url) {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            throw refused("is not https");
        }
        try {
            if (!isPublic(InetAddress.getAllByName(url.getHost()))) {
                throw refused("is no public host");
            }
        } catch (UnknownHostException unknown) {
            throw new UploadTrouble(UploadTrouble.Kind.AGAIN, "the host of Kustomer's storage has no address");
        }
    }

    private static UploadTrouble refused(String why) {
        return new UploadTrouble(
                UploadTrouble.Kind.SLOWLY,
                "the address to which Kustomer wants the file " + why
                        + "; if it is right, add its host to BRIDGE_HOSTS_ALLOWED");
    }

    /** Whether anybody can read there without a login: public https with neither credentials nor a signature in it. */
    static boolean isForAnybody(String text) {
        var url = text == null ? null : uri(text);
        if (url == null || url.getHost() == null || url.getUserInfo() != null || url.getRawQuery() != null) {
            return false;
        }
        try {
            return "https".equalsIgnoreCase(url.getScheme()) && isPublic(InetAddress.getAllByName(url.getHost()));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** The address without login, query and fragment, for a reader; null when it is none. */
    static String shown(String text) {
        var url = text == null ? null : uri(text);
        return url == null
                        || url.getHost() == null
                        || !String.valueOf(url.getScheme()).matches("https?")
                ? null
                : url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                        + url.getRawPath();
    }

    private static boolean sameDoor(URI one, URI vendor) {
        return vendor != null
                && vendor.getHost() != null
                && one.getScheme().equalsIgnoreCase(vendor.getScheme())
                && one.getHost().equalsIgnoreCase(vendor.getHost())
                && one.getPort() == vendor.getPort();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException none) {
            return null;
        }
    }

    private static boolean isPublic(InetAddress... all) {
        return Stream.of(all).noneMatch(NotPublic::is);
    }
}
