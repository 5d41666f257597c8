package io.github.ccaibridge.app;

import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiPredicate;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in a request whose raw bytes carry the right signature, and counts those that do not. */
final class SignedBody extends OncePerRequestFilter {
    private final String role;
    private final BiPredicate<HttpServletRequest, byte[]> signed;
    private final Counter failures;

    SignedBody(String role, BiPredicate<HttpServletRequest, byte[]> signed, Counter failures) {
        this.role = role;
        this.signed = signed;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(BodyCap.BYTES + 1);
        if (body.length > BodyCap.BYTES) {
            response.setHeader("Connection", "close");
            Problems.write(response, HttpStatus.PAYLOAD_TOO_LARGE);
            return;
        }
        if (signed.test(request, body)) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            role, null, AuthorityUtils.createAuthorityList("ROLE_" + role)));
        } else {
            failures.increment();
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }
}
