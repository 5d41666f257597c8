update forgotten set ran_for = cast(:#${header.scheduledFireTime} as timestamptz)
where ran_for < cast(:#${header.scheduledFireTime} as timestamptz) returning ran_for
