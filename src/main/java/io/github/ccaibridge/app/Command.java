package io.github.ccaibridge.app;

import java.io.PrintStream;
import java.util.List;

/** Something the jar does once, says, and ends with an exit code: {@code java -jar ccai-kustomer-bridge.jar <name> <words>}. */
interface Command {
    /** The first word on the command line. */
    String name();

    /** 0 where all is well, 1 where something has to be done; what has to be done stands in what was printed. */
    int run(List<String> words, PrintStream out);
}
