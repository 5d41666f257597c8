package io.github.ccaibridge.agentstatus;

import java.time.Duration;

/**
 * How agents' statuses follow each other.
 *
 * @param bothWays whether a change in CCAI Platform reaches Kustomer (S8)
 * @param crmOverridesNext whether Kustomer's status replaces the next status an agent chose in CCAI Platform (S5); else the newest
 *     change counts (S4)
 * @param atLogin whether Kustomer's status is applied when an agent logs in to CCAI Platform (S10)
 * @param ownNextIsNewer whether a status that an agent's session ends in, other than the one it began in, counts as chosen after
 *     what waits (C 5.1 tells no moment of that choice)
 * @param echoWindow how long after a write of ours an answer of the old value is taken for a stale one
 * @param flips how many changes within {@code flipWindow} are still believed (S9)
 * @param calmAfter how long an agent in quarantine must be calm to leave it
 */
public record StatusPolicy(
        boolean bothWays,
        boolean crmOverridesNext,
        boolean atLogin,
        boolean ownNextIsNewer,
        Duration echoWindow,
        int flips,
        Duration flipWindow,
        Duration calmAfter) {}
