package io.github.ccaibridge.agentstatus;

/** The two systems that keep a status for an agent. */
public enum Side {
    KUSTOMER,
    CCAI
}
