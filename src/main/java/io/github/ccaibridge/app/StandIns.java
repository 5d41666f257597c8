package io.github.ccaibridge.app;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;

/** The vendors' stand-ins of a sandbox, found with {@link java.util.ServiceLoader} and never asked for in a real run. */
public interface StandIns extends AutoCloseable {
    /** Starts them on loopback and gives the settings that point the bridge at them, by property name. */
    Map<String, String> start();

    /** Sends the scripted traffic through the bridge's doors and prints what came of it; runs beside the application. */
    void play(URI bridge, String adminUser, String adminPassword, PrintStream out);

    @Override
    void close();
}
