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

    private static final class Login {
        private final byte[] proof;
        private final String role;

        Login(byte[] proof, String role) {
            this.proof = proof;
            this.role = role;
        }
    }

    /** Adds a pair, and the one that is valid beside it: its password ends in -next, and its name where that changes too. */
    Logins with(Environment settings, String name, String password, String role) {
        add(settings, name, password, role);
        var next = name + "-next";
        add(settings, Mode.isSet(settings, next) ? next : name, password + "-next", role);
        return this;
    }

    private void add(Environment settings, String name, String password, String role) {
        if (Mode.isSet(settings, name) && Mode.isSet(settings, password)) {
            known.add(new Login(proof(settings.getProperty(name, ""), settings.getProperty(password, "")), role));
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var proof = proof(given.getName(), String.valueOf(given.getCredentials()));
        String role = null;
        for (var login : known) {
            // Every pair is compared, whatever the first ones said: the same work for a wrong name.
            if (MessageDigest.isEqual(login.proof, proof)) {
                role = login.role;
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

    /** One digest over both parts, the length between them, so that no other split of the same text fits. */
    private static byte[] proof(String name, String password) {
        var text = name.length() + ":" + name + password;
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
