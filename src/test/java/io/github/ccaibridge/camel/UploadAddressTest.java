package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.kustomer.UploadTrouble;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which addresses a file may leave. */
class UploadAddressTest {
    private static String checked(String url) {
        var policy = new Upload.Policy("a1", url, Map.of(), 1, "2025-11-26T09:00:00Z");
        var one = new Upload(null, policy, Upload.Step.SEND);
        return new UploadAddress("inside.example.com, other.example.com")
                .check(one, "http://127.0.0.1:8081", "https://acme.ccai.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/bucket",
                "https://8.8.8.8:8443/bucket?x=1",
                "http://127.0.0.1:8081/upload",
                "https://acme.ccai.example/upload",
                "http://inside.example.com/upload",
                "https://OTHER.example.com:9000/upload",
                "https://[2001:4860:4860::8888]/upload"
            })
    void publicHttpsTheVendorsAndNamedHostsAreFine(String url) {
        assertThat(checked(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/bucket",
                "ftp://8.8.8.8/bucket",
                "/upload",
                "upload",
                "https:///upload",
                "https://user:secret@8.8.8.8/bucket",
                "https://{{kustomer.api-key}}.example.com/",
                "http://127.0.0.1:8082/upload",
                "https://127.0.0.1:8081/upload",
                "https://127.0.0.1/upload",
                "https://127.1/upload",
                "https://2130706433/upload",
                "https://0.0.0.0/upload",
                "https://10.1.2.3/upload",
                "https://172.16.0.1/upload",
                "https://192.168.1.1/upload",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/upload",
                "https://198.18.0.1/upload",
                "https://224.0.0.1/upload",
                "https://255.255.255.255/upload",
                "https://[::1]/upload",
                "https://[::ffff:10.0.0.1]/upload",
                "https://[fd00::1]/upload",
                "https://[fe80::1]/upload",
                "https://[64:ff9b::a00:1]/upload",
                "https://[2002:a00:1::1]/upload"
            })
    void everythingElseIsRefused(String url) {
        assertThatThrownBy(() -> checked(url)).isInstanceOf(UploadTrouble.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/1.mp3",
                "https://user@8.8.8.8/1.mp3",
                "https://8.8.8.8/1.mp3?signature=x",
                "https://10.0.0.1/1.mp3",
                "no address"
            })
    void onlyWhatAnybodyCanReadIsRegisteredOutside(String url) {
        assertThat(UploadAddress.isForAnybody(url)).isFalse();
        assertThat(UploadAddress.isForAnybody("https://8.8.8.8/1.mp3")).isTrue();
    }
}
