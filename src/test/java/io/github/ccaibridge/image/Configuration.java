package io.github.ccaibridge.image;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an image says of its process, in the words of its file or as a builder has understood them. */
record Configuration(
        List<String> entryPoint,
        HealthCheck healthCheck,
        String user,
        String workingFolder,
        Map<String, String> environment,
        List<String> volumes,
        Set<String> ports) {
    /** The command that asks, and how often, how long and after what time it does. */
    record HealthCheck(List<String> command, String interval, String timeout, String startPeriod) {}

    /** User and group, as numbers, so that Kubernetes can see that it is not root. */
    String[] userAndGroup() {
        return user.split(":");
    }
}
