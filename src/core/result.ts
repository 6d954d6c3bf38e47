/** Ordinary trouble is a value; a bug is thrown. `problem` is a reason code: sentences live with the screen. */
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Problem<P extends string> = { readonly ok: false; readonly problem: P; readonly detail?: string }
export type Result<T, P extends string> = Ok<T> | Problem<P>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** `detail` is the thing the sentence is about (a column's name, a line's number), never a sentence itself. */
export const problem = <P extends string>(code: P, detail?: string): Problem<P> =>
  detail === undefined ? { ok: false, problem: code } : { ok: false, problem: code, detail }
