insert into kustomer_user (email, user_id)
select email, user_id from jsonb_to_recordset(cast(:#${variable.users} as jsonb)) as u(email text, user_id text)
on conflict (email) do update set user_id = excluded.user_id, read_at = now()
