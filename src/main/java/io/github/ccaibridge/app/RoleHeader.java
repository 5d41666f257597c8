package io.github.ccaibridge.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the management routes who asks, by role and by name, and keeps the credentials away from them. */
final class RoleHeader extends OncePerRequestFilter {
    static final String NAME = "X-Bridge-Role";
    private static final String USER = "X-Bridge-User";
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "x-xsrf-token");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/actuator") || path.startsWith("/login") || path.startsWith("/logout");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var role = request.isUserInRole(Security.ADMIN) ? "admin" : "viewer";
        var user = request.getRemoteUser();
        var who = user == null ? Map.of(NAME, role) : Map.of(NAME, role, USER, user);
        chain.doFilter(new TrimmedRequest(request, RoleHeader::isCredential, who), response);
    }

    private static boolean isCredential(String name) {
        return CREDENTIALS.stream().anyMatch(name::equalsIgnoreCase);
    }
}
