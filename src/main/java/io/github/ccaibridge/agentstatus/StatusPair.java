package io.github.ccaibridge.agentstatus;

/** A row of the mapping, or a representative: a Kustomer status and the CCAI Platform status it means (S2, S8). */
public record StatusPair(String kustomerStatusId, String ccaiStatus) {}
