package io.github.ccaibridge.agentstatus;

/** What is known of an agent's two statuses. */
public record AgentState() {
    public static AgentState unknown() {
        return new AgentState();
    }
}
