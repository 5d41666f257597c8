package io.github.ccaibridge.sandbox.ccai;

/** How many bodies and events were sent, taken and given up, and how many tries were repetitions. */
public record PushCounts(int posts, int events, int accepted, int refused, int retries) {}
