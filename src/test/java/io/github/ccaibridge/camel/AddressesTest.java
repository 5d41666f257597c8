package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a message may make us ask. */
class AddressesTest {
    private static final Addresses REAL = with("https://acme.uc1.ccaiplatform.com", "media.example.com,10.1.2.3:8080");
    private static final Addresses LOCAL = with("http://localhost:8081", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.uc1.ccaiplatform.com/recordings/call-1.mp3",
                "https://ACME.uc1.ccaiplatform.com:443/recordings/call-1.mp3?sig=a%2Bb",
                "https://media.example.com/a.mp3",
                "http://media.example.com:81/a.mp3",
                "http://10.1.2.3:8080/a.mp3",
            })
    void aRecordingMayBeFetchedThere(String address) {
        assertThatCode(() -> REAL.requireSource(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.uc1.ccaiplatform.com/a.mp3",
                "http://acme.uc1.ccaiplatform.com:443/a.mp3",
                "https://acme.uc1.ccaiplatform.com./a.mp3",
                "https://acme.uc1.ccaiplatform.com@evil.example/a.mp3",
                "https://user:pw@acme.uc1.ccaiplatform.com/a.mp3",
                "https://acme.uc1.ccaiplatform.com.evil.example/a.mp3",
                "https://acme.uc1.ccaiplatform.com\\@evil.example/a.mp3",
                "https://acme%2Euc1.ccaiplatform.com/a.mp3",
                "https://evil.example/#acme.uc1.ccaiplatform.com",
                "https://sub.acme.uc1.ccaiplatform.com/a.mp3",
                "https://10.1.2.3/a.mp3",
                "http://10.1.2.3:8081/a.mp3",
                "http://127.0.0.1/a.mp3",
                "http://2130706433/a.mp3",
                "http://0177.0.0.1/a.mp3",
                "http://0x7f.0.0.1/a.mp3",
                "http://0x7f000001/a.mp3",
                "http://127.1/a.mp3",
                "http://[::ffff:127.0.0.1]/a.mp3",
                "http://[::1]/a.mp3",
                "http://169.254.169.254/latest/meta-data",
                "http://localhost/a.mp3",
                "ftp://acme.uc1.ccaiplatform.com/a.mp3",
                "file:///etc/passwd",
                "//acme.uc1.ccaiplatform.com/a.mp3",
                "https:///a.mp3",
                "not an address",
                "",
            })
    void noRecordingIsFetchedThere(String address) {
        assertThatThrownBy(() -> REAL.requireSource(address))
                .isInstanceOf(Addresses.Refused.class)
                .hasMessageStartingWith("the address of the recording is refused");
    }

    @Test
    void noAddressIsNone() {
        assertThatThrownBy(() -> REAL.requireSource(null)).isInstanceOf(Addresses.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://storage.example.net/upload?sig=1, true",
        "http://storage.example.net/upload, false",
        "https://2130706433/upload, false",
        "https://0x7f.1/upload, false",
        "https://user@storage.example.net/upload, false",
        "https://storage.example.net./upload, false",
        "http://10.1.2.3:8080/upload, true",
        "https://acme.api.kustomerapp.com/upload, true",
        "http://acme.api.kustomerapp.com/upload, false",
    })
    void anUploadMayGoToPublicHosts(String address, boolean fine) {
        if (fine) {
            assertThatCode(() -> REAL.requireTarget(address)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> REAL.requireTarget(address)).isInstanceOf(Addresses.Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.2",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "0.0.0.0",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:db8::1"
    })
    void aNameMayNotLeadToASpecialAddress(String address) throws UnknownHostException {
        var found = InetAddress.getByName(address);
        assertThatThrownBy(() -> REAL.requireReachable("acme.uc1.ccaiplatform.com.", 443, found))
                .hasMessageContaining("BRIDGE_HOSTS_ALLOWED");
        assertThatCode(() -> REAL.requireReachable("media.example.com", 443, found))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "192.0.1.1"})
    void aPublicAddressIsFine(String address) throws UnknownHostException {
        var found = InetAddress.getByName(address);
        assertThatCode(() -> REAL.requireReachable("anything.example", 443, found))
                .doesNotThrowAnyException();
    }

    @Test
    void aVendorOnLoopbackIsReachableOnItsOwnPortOnly() throws UnknownHostException {
        var loopback = InetAddress.getByName("127.0.0.1");
        assertThatCode(() -> LOCAL.requireSource("http://localhost:8081/recordings/1.mp3"))
                .doesNotThrowAnyException();
        assertThatCode(() -> LOCAL.requireReachable("localhost", 8081, loopback))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LOCAL.requireSource("http://localhost:8082/recordings/1.mp3"))
                .isInstanceOf(Addresses.Refused.class);
        assertThatThrownBy(() -> LOCAL.requireReachable("localhost", 8082, loopback))
                .isInstanceOf(Addresses.Refused.class);
    }

    private static Addresses with(String ccai, String hosts) {
        return new Addresses(ccai, "https://acme.api.kustomerapp.com", hosts);
    }
}
