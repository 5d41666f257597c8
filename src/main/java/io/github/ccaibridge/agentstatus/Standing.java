package io.github.ccaibridge.agentstatus;

/**
 * Who an agent is on both sides, and where.
 *
 * @param kustomerUsers how many Kustomer users have the e-mail
 * @param ccaiAgents how many CCAI Platform agents have it
 * @param ccaiAgentId the id of the only one, else null
 * @param team the id of the Kustomer team that is selected, null when none is
 * @param teamName its name, null when unknown
 * @param teamRouting whether team routing is switched on for it
 * @param externalQueue whether our external queue is linked to it
 * @param liveTabs how many browser tabs told of the agent lately
 */
public record Standing(
        int kustomerUsers,
        int ccaiAgents,
        String ccaiAgentId,
        String team,
        String teamName,
        boolean teamRouting,
        boolean externalQueue,
        int liveTabs) {}
