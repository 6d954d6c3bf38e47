/** What every object has already: an id of such a name, used as a key, would find or change what is not there. */
const reserved = Object.getOwnPropertyNames(Object.prototype)

/** The shape of every id: it is safe in an address, in a file's name and as a key. */
export const idPattern = new RegExp(`^(?!(?:${reserved.join('|')})$)[A-Za-z0-9_-]{1,64}$`)

/** The one name under which a plain object keeps nothing. */
export const isKeepable = (name: string): boolean => name !== '__proto__'

/** What a record holds under a name that somebody else chose; never what all objects have, such as `constructor`. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
