update webhook_proof set since = null, until = null where until is not null
