package io.github.ccaibridge.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts a body that did not announce its length before anybody behind the door sees a byte of it. */
final class BodyCap extends OncePerRequestFilter {
    static final int BYTES = 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() >= 0
                || request.getHeader("Transfer-Encoding") == null
                || CrmAttachment.isOne(request)) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(BYTES + 1);
        if (body.length > BYTES) {
            response.setHeader("Connection", "close");
            Problems.write(response, HttpStatus.PAYLOAD_TOO_LARGE);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }
}
