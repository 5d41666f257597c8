package io.github.ccaibridge.agentstatus;

import java.util.Map;

/**
 * Which status means which: n Kustomer statuses to one of CCAI Platform, and one chosen Kustomer status for the way back (S2, S8).
 *
 * @param toCcai CCAI Platform status name by Kustomer status id
 * @param toKustomer Kustomer status id by CCAI Platform status name
 * @param names what Kustomer's statuses are called, by id, for what people read
 * @param offline the id of Kustomer's own status of type offline, which ends a work session; null when unknown
 */
public record StatusMapping(
        Map<String, String> toCcai, Map<String, String> toKustomer, Map<String, String> names, String offline) {}
