update artifact set upload = cast(:#${variable.policy} as text), attachment_id = cast(:#${body.attachment} as text),
  lease_until = now() + interval '60 seconds'
where lease_token = :#${variable.claim[lease_token]}
returning attachment_id
