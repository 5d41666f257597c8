select 1 as erased where is_erased(:#${properties:bridge.erasure-key}, 'session:' || :#${variable.artifact[kind]} || ':' || :#${variable.artifact[id]})
