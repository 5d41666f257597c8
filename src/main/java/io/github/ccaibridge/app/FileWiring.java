package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.Addresses;
import io.github.ccaibridge.camel.AnswerDeadline;
import io.github.ccaibridge.camel.ArtifactStore;
import io.github.ccaibridge.camel.CheckedConnections;
import io.github.ccaibridge.camel.Drops;
import io.github.ccaibridge.camel.Fetches;
import io.github.ccaibridge.camel.Recordings;
import io.github.ccaibridge.camel.StuckUploads;
import io.github.ccaibridge.camel.Tallies;
import io.github.ccaibridge.camel.UploadAddress;
import io.github.ccaibridge.camel.UploadFailures;
import io.github.ccaibridge.camel.Uploads;
import io.github.ccaibridge.ccai.ArtifactEvents;
import io.github.ccaibridge.ccai.ArtifactNames;
import io.github.ccaibridge.ccai.MetadataFiles;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.Tail;
import io.github.ccaibridge.kustomer.Assumptions;
import io.github.ccaibridge.kustomer.Attachments;
import io.github.ccaibridge.recording.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans that the routes of recordings and other files name. */
@Configuration(proxyBeanMethods = false)
class FileWiring {
    @Bean
    ArtifactNames artifactNames(Environment settings) {
        return new ArtifactNames(settings.getRequiredProperty("ccai.assume.artifact-name"));
    }

    @Bean
    ArtifactEvents artifactEvents() {
        return new ArtifactEvents();
    }

    @Bean
    MetadataFiles metadataFiles(Numbers numbers) {
        return new MetadataFiles(numbers);
    }

    @Bean
    ArtifactStore artifactStore(BridgeSettings settings) {
        return new ArtifactStore(settings.artifacts().store());
    }

    @Bean
    Drops drops(BridgeSettings settings) {
        return new Drops(settings.artifacts().settle(), settings.artifacts().brokenAfter());
    }

    @Bean
    Addresses addresses(Environment settings) {
        return new Addresses(
                settings.getRequiredProperty("ccai.url"),
                settings.getRequiredProperty("kustomer.url"),
                settings.getRequiredProperty("bridge.hosts-allowed"),
                settings.getRequiredProperty("ccai.subdomain"),
                settings.getRequiredProperty("ccai.api-token"));
    }

    @Bean
    PoolingHttpClientConnectionManager checkedConnections(Addresses addresses) {
        return CheckedConnections.of(addresses);
    }

    @Bean
    Fetches fetches(BridgeSettings settings) {
        return new Fetches(settings.recordings().keptFor());
    }

    @Bean
    Attachments attachments(Assumptions assumptions) {
        return new Attachments(assumptions);
    }

    @Bean
    Uploads uploads(Attachments attachments, BridgeSettings settings) {
        return new Uploads(
                attachments,
                settings.artifacts().store(),
                settings.artifacts().publicUrl(),
                settings.recordings().maxBytes());
    }

    @Bean
    UploadAddress uploadAddress(BridgeSettings settings) {
        return new UploadAddress(String.join(",", settings.hostsAllowed()));
    }

    @Bean
    AnswerDeadline answerDeadline() {
        return new AnswerDeadline();
    }

    @Bean
    StuckUploads stuckUploads() {
        return new StuckUploads();
    }

    @Bean
    UploadFailures uploadFailures() {
        return new UploadFailures();
    }

    @Bean
    Tail tail() {
        return new Tail();
    }

    @Bean
    Deadline deadline(BridgeSettings settings) {
        return new Deadline(
                settings.recordings().keptFor(), settings.recordings().alertAfter());
    }

    @Bean
    Recordings recordings(Deadline deadline) {
        return new Recordings(deadline);
    }

    @Bean
    Tallies tallies(MeterRegistry meters) {
        return new Tallies(meters);
    }
}
