select erase_mentions(:#${variable.asked[needle]}, :#${variable.asked[instead]}) as mentions
