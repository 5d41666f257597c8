with freed as (
  update click_turn set free = true
  where email = :#${variable.click[email]} and number = :#${variable.click[number]} and cast(:#${body[again]} as boolean)
)
update click set outcome = :#${body[outcome]}, call_id = :#${body[call_id]}, message = :#${body[message]} where n = :#${variable.turn[0][n]}
