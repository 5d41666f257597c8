package io.github.ccaibridge.session;

import java.util.List;

/** Something the customer did with the app in or before a session: type, status, text that came of it, error, file names (U7, U8). */
public record SmartAction(String type, String status, String value, String error, List<String> files) {}
