package io.github.ccaibridge.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** First thing a request meets: headers that only we may set are taken away, bodies announced too large are refused. */
final class InboundFilter extends OncePerRequestFilter {
    private static final Set<String> VENDOR_HEADERS = Set.of(
            "authorization",
            "host",
            "accept",
            "connection",
            "expect",
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "x-signature",
            "x-signature-timestamp",
            "x-api-key",
            "x-kustomer-webhook-signature");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > (CrmAttachment.isOne(request) ? CrmAttachment.BYTES : BodyCap.BYTES)) {
            response.setHeader("Connection", "close");
            Problems.write(response, HttpStatus.PAYLOAD_TOO_LARGE);
            return;
        }
        var vendors = isVendorDoor(request.getRequestURI());
        chain.doFilter(new TrimmedRequest(request, name -> isHidden(name, vendors), Map.of()), response);
    }

    private static boolean isHidden(String name, boolean vendors) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-bridge-")
                || lower.startsWith("camel")
                || lower.startsWith("org.apache.camel")
                || (vendors && !VENDOR_HEADERS.contains(lower));
    }

    private static boolean isVendorDoor(String path) {
        return path.startsWith("/ccai/") || path.startsWith("/kustomer/");
    }
}
