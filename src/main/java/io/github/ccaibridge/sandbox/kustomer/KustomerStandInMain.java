package io.github.ccaibridge.sandbox.kustomer;

/** Runs the stand-in alone: port and API key are its arguments. */
public final class KustomerStandInMain {
    private KustomerStandInMain() {}

    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        Switches switches = args.length > 1 ? Switches.defaults().withApiKey(args[1]) : Switches.defaults();
        KustomerStandIn standIn = KustomerStandIn.start(port, switches);
        System.out.println("Kustomer stand-in at " + standIn.url() + " with key " + standIn.apiKey());
        Thread.currentThread().join();
    }
}
