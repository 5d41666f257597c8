select outcome, call_id, message from click where email = :#${variable.click[email]} and number = :#${variable.click[number]} order by n desc limit 1
