package io.github.ccaibridge.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a vendor's door takes once the caller is known: a POST without query parameters. */
final class EventDoor extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            Problems.write(response, HttpStatus.METHOD_NOT_ALLOWED);
        } else if (request.getQueryString() != null) {
            Problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "This door takes no query parameters; remove all after the path.");
        } else {
            chain.doFilter(new TrimmedRequest(request, "authorization"::equalsIgnoreCase, Map.of()), response);
        }
    }
}
