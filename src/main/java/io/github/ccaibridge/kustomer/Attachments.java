package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.kustomer.Upload.Policy;
import io.github.ccaibridge.kustomer.Upload.Step;
import io.github.ccaibridge.session.SharedTime;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Attachment records of Kustomer and the storage behind them: what is asked, and what the answers mean (K 6). */
public final class Attachments {
    /** Older policies have run out even where storage breaks the connection instead of saying so. */
    private static final Duration OLDEST_POLICY = Duration.ofHours(6);

    /** Storage answers XML (K 6); nothing but its code is read. */
    private static final Pattern CODE = Pattern.compile("<Code>\\s*([A-Za-z]{1,64})\\s*</Code>");

    private final Assumptions assumptions;

    public Attachments(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** What comes first: a file that a former try may have brought there is looked at before it is sent again. */
    public Step first(Policy kept) {
        return kept == null ? Step.CREATE : assumptions.attachmentCanBeRead() ? Step.LOOK : Step.SEND;
    }

    public Upload look(Upload one) {
        return one.ask(KustomerRequest.get("read-attachment", "/v1/attachments/" + one.attachment(), null));
    }

    public Upload looked(Upload one) {
        if (one.answer().absent()) {
            return one.forget();
        }
        if (uploaded(one)) {
            return one.done(one.attachment());
        }
        return one.refused() || old(one.policy()) ? one.forget() : one.go(Step.SEND);
    }

    public Upload create(Upload one) {
        return one.ask(KustomerRequest.create("create-attachment", "/v1/attachments", description(one)));
    }

    public Upload created(Upload one) {
        var id = id(one);
        if (uploaded(one)) {
            return one.done(id);
        }
        var upload = Json.map(Json.map(one.answer().meta()).get("upload"));
        if (Json.text(upload, "url") == null) {
            throw new UploadTrouble(
                    UploadTrouble.Kind.SLOWLY, "Kustomer made an attachment and named no address for its file");
        }
        var fields = new LinkedHashMap<String, String>();
        Json.map(upload.get("fields")).forEach((key, value) -> fields.put(key, String.valueOf(value)));
        return one.permitted(new Policy(
                id,
                Json.text(upload, "url"),
                fields,
                one.facts().bytes(),
                SharedTime.now().toString()));
    }

    /** The file stays where anybody can read it. */
    public Upload register(Upload one) {
        var body = description(one);
        body.put("externalUrl", one.facts().outside());
        return one.ask(KustomerRequest.create("register-attachment", "/v1/attachments", body));
    }

    public Upload registered(Upload one) {
        return one.done(id(one));
    }

    /** What storage's answer means; a refused policy is looked into once, since the file may have arrived with it. */
    public Upload sent(Upload one, int status, String xml) {
        var line = one.note("upload-file", status);
        var code = CODE.matcher(xml == null ? "" : xml);
        var reason = code.find() ? code.group(1) : "";
        if (status >= 200 && status < 300) {
            line.put("object_id", one.attachment());
            return one.done(one.attachment());
        }
        if (status == 413 || reason.equals("EntityTooLarge")) {
            throw new UploadTrouble(UploadTrouble.Kind.TOO_LARGE, "Kustomer's storage refuses the file as too large");
        }
        if (status == 403 && one.refusedAgain() == 1) {
            return assumptions.attachmentCanBeRead() ? one.go(Step.LOOK) : one.forget();
        }
        var says = "Kustomer's storage answered " + status + (reason.isEmpty() ? "" : " " + reason);
        var later = status == 429 || status == 408 || status >= 500 || status < 400 || reason.equals("RequestTimeout");
        throw new UploadTrouble(later ? UploadTrouble.Kind.AGAIN : UploadTrouble.Kind.SLOWLY, says);
    }

    private static Map<String, Object> description(Upload one) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", one.facts().name());
        body.put("contentType", one.facts().contentType());
        body.put("contentLength", one.facts().bytes());
        return body;
    }

    private static String id(Upload one) {
        var id = Json.text(Json.map(one.answer().data()), "id");
        if (id == null) {
            throw new UploadTrouble(UploadTrouble.Kind.AGAIN, "Kustomer made an attachment and did not name it");
        }
        return id;
    }

    private static boolean uploaded(Upload one) {
        return Boolean.TRUE.equals(Json.attributes(one.answer().data()).get("uploaded"));
    }

    private static boolean old(Policy policy) {
        return Instant.parse(policy.madeAt()).plus(OLDEST_POLICY).isBefore(SharedTime.now());
    }
}
