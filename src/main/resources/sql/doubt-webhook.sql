with forgotten as (
  delete from own_write
)
update webhook_proof set since = null, until = null where until is not null
