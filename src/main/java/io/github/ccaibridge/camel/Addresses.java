package io.github.ccaibridge.camel;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the addresses that a message brings along, before and while a connection to them is made. */
public final class Addresses {
    /** An address that is never asked: its sentence says why, and what would change that. */
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    private final Place ccai;
    private final Set<Place> vendors;
    private final Set<String> named;

    /** {@code hostsAllowed} lists hosts, each alone or with a port, separated by commas. */
    public Addresses(String ccaiUrl, String kustomerUrl, String hostsAllowed) {
        this.ccai = Place.of(ccaiUrl);
        this.vendors =
                Stream.of(ccai, Place.of(kustomerUrl)).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        this.named = Stream.of(hostsAllowed.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets an address pass from which a recording may be fetched: CCAI Platform's own host, or one the operator named. */
    public void requireSource(String address) {
        var place = plain(address, "recording");
        if (ccai == null || !(place.host().equals(ccai.host()) || isTrusted(place))) {
            throw new Refused("the address of the recording is refused: its host " + place.host()
                    + " is not CCAI Platform's; name it in BRIDGE_HOSTS_ALLOWED");
        }
    }

    /** Lets an address pass to which a file may be uploaded: any public host over https, a vendor's, or a named one. */
    public void requireTarget(String address) {
        plain(address, "upload");
    }

    /** Lets an address pass of a host that was looked up; a name may point anywhere. */
    void requireReachable(String host, int port, InetAddress address) {
        var place = new Place("https", Place.bare(host.toLowerCase(Locale.ROOT)), port);
        var trusted = isNamed(place)
                || vendors.stream().anyMatch(vendor -> vendor.hostAndPort().equals(place.hostAndPort()));
        if (!trusted && NotPublic.is(address)) {
            throw new Refused("the address is refused: its host " + place.host()
                    + " is not on the public internet; name it in BRIDGE_HOSTS_ALLOWED");
        }
    }

    private Place plain(String address, String what) {
        var place = Place.of(address);
        if (place == null) {
            throw new Refused("the address of the " + what + " is refused: it is not spelled as https://host/path");
        }
        if (!place.isSecure() && !isTrusted(place)) {
            throw new Refused("the address of the " + what + " is refused: it is not https; name its host "
                    + place.host() + " in BRIDGE_HOSTS_ALLOWED if that must be");
        }
        return place;
    }

    private boolean isTrusted(Place place) {
        return vendors.contains(place) || isNamed(place);
    }

    private boolean isNamed(Place place) {
        return named.contains(place.host()) || named.contains(place.hostAndPort());
    }
}
