/** A new id: made once, unlike any other, on every machine. */
export const newId = (): string => crypto.randomUUID()
