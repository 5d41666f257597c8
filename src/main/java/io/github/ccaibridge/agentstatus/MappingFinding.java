package io.github.ccaibridge.agentstatus;

/**
 * What is to be said of a mapping of statuses.
 *
 * @param error whether it stops a save; else it is a warning
 * @param pointer the JSON pointer of the row it is about, empty when it is about none
 * @param sentence names the entry and the fix
 */
public record MappingFinding(boolean error, String pointer, String sentence) {}
