package io.github.ccaibridge.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever sends one of a door's secrets; two are valid at once while one takes the other's place. */
final class SharedSecret extends OncePerRequestFilter {
    private final Function<HttpServletRequest, String> given;
    private final String role;
    private final List<byte[]> proofs = new ArrayList<>();

    SharedSecret(Function<HttpServletRequest, String> given, String role, Environment settings, String... names) {
        this.given = given;
        this.role = role;
        for (var name : names) {
            if (Mode.isSet(settings, name)) {
                proofs.add(proof(settings.getProperty(name, "")));
            }
        }
    }

    /** What stands behind Bearer; empty where nothing does. */
    static String bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }

    /** Whether a secret is set at all: without one the door does not exist. */
    boolean isSet() {
        return !proofs.isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = given.apply(request);
        var proof = proof(sent == null ? "" : sent);
        var known = false;
        for (var one : proofs) {
            known |= MessageDigest.isEqual(one, proof);
        }
        if (known) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            role, null, AuthorityUtils.createAuthorityList("ROLE_" + role)));
        }
        chain.doFilter(request, response);
    }

    private static byte[] proof(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
