package io.github.ccaibridge.sandbox.ccai;

import java.util.List;

/** Runs the stand-in by itself: the optional argument is the port. */
public final class CcaiStandInAlone {
    private CcaiStandInAlone() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        try (CcaiStandIn standIn = CcaiStandIn.start(port)) {
            List.of(Agent.DANA_REYES, Agent.SAM_OKAFOR, Agent.MIRA_LINDT, Agent.JON_ABARA)
                    .forEach(a -> standIn.putAgent(a.id(), a.name(), a.email(), a.number()));
            System.out.println("CCAI_URL=" + standIn.url());
            System.out.println("CCAI_SUBDOMAIN=" + standIn.subdomain());
            System.out.println("CCAI_API_TOKEN=" + standIn.apiToken());
            Thread.currentThread().join();
        }
    }
}
