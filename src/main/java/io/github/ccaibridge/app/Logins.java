package io.github.ccaibridge.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** The pairs of name and password that open a door, compared without telling which part was wrong. */
final class Logins implements AuthenticationProvider {
    private final List<Login> known = new ArrayList<>();

    private record Login(byte[] name, byte[] password, String role) {}

    /** Adds a pair when both settings are present. */
    Logins with(Environment settings, String name, String password, String role) {
        if (Mode.isSet(settings, name) && Mode.isSet(settings, password)) {
            known.add(new Login(
                    digest(settings.getProperty(name, "")), digest(settings.getProperty(password, "")), role));
        }
        return this;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var name = digest(given.getName());
        var password = digest(String.valueOf(given.getCredentials()));
        String role = null;
        for (var login : known) {
            // Both comparisons and every pair, whatever the first ones said: the same work for a wrong name.
            if (MessageDigest.isEqual(login.name(), name) & MessageDigest.isEqual(login.password(), password)) {
                role = login.role();
            }
        }
        if (role == null) {
            throw new BadCredentialsException("refused");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                given.getName(), null, AuthorityUtils.createAuthorityList("ROLE_" + role));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
