package io.github.ccaibridge.camel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * What a vendor lets us in by, put on every request to its own host and on no other. Two are valid at once while one takes
 * the other's place: the one that is refused with 401 gives way to the other within the same request.
 */
public final class VendorLogin implements HttpClientConfigurer, ExecChainHandler {
    private static final int REFUSED = 401;
    private final Place vendor;
    private final List<String> logins;
    private final AtomicInteger inUse = new AtomicInteger();

    private VendorLogin(String url, List<String> logins) {
        this.vendor = Place.of(url);
        this.logins = logins;
    }

    /** A key that Kustomer takes as a bearer token (K 1.1), and the one that follows it, empty while there is none. */
    public static VendorLogin bearer(String url, String key, String next) {
        return new VendorLogin(url, given(key, next).map(one -> "Bearer " + one).toList());
    }

    /** A token that CCAI Platform takes as the password of Basic authentication (C 3.1), and the one that follows it. */
    public static VendorLogin basic(String url, String user, String token, String next) {
        return new VendorLogin(
                url,
                given(token, next)
                        .map(one -> user + ":" + one)
                        .map(one -> "Basic " + Base64.getEncoder().encodeToString(one.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private static Stream<String> given(String first, String next) {
        return Stream.of(first, next == null ? "" : next).filter(one -> !one.isBlank());
    }

    /** Which one the vendor took last: 1, or 2 for the one that follows. */
    public int place() {
        return 1 + inUse.get();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addExecInterceptorFirst("vendor-login", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (!isTheVendor(scope.route.getTargetHost())) {
            return chain.proceed(request, scope);
        }
        var headers = request.getHeaders();
        var one = inUse.get();
        request.setHeader("Authorization", logins.get(one));
        var answer = chain.proceed(request, scope);
        if (answer.getCode() != REFUSED || logins.size() < 2 || !isRepeatable(request)) {
            return answer;
        }
        EntityUtils.consumeQuietly(answer.getEntity());
        answer.close();
        // What the first try has added, a length among it, is refused as said twice.
        request.setHeaders(headers);
        request.setHeader("Authorization", logins.get(1 - one));
        var second = chain.proceed(request, scope);
        if (second.getCode() != REFUSED) {
            inUse.compareAndSet(one, 1 - one);
        }
        return second;
    }

    private boolean isTheVendor(HttpHost target) {
        var port = target.getPort() >= 0
                ? target.getPort()
                : target.getSchemeName().equals("https") ? 443 : 80;
        return vendor != null
                && vendor.equals(new Place(
                        target.getSchemeName(), Place.bare(target.getHostName().toLowerCase(Locale.ROOT)), port));
    }

    private static boolean isRepeatable(ClassicHttpRequest request) {
        return request.getEntity() == null || request.getEntity().isRepeatable();
    }
}
