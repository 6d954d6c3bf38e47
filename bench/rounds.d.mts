export type Target = { readonly atMost: number } | { readonly atLeast: number } | { readonly underMs: number }

/** A line of the table. Milliseconds are medians; `ratio` is the median of the rounds' own. */
export type Line = {
  readonly what: string
  readonly against: string
  readonly oursMs: number
  readonly theirsMs: number
  readonly ratio: number | null
  readonly lowest: number | null
  readonly highest: number | null
  readonly target: Target | null
  readonly met: boolean | null
}

export function rounds<T>(
  contenders: Readonly<Record<string, () => T | Promise<T>>>,
  limits: { readonly atMost: number; readonly budgetMs: number },
): Promise<Record<string, T[]>>
export function median(numbers: readonly number[]): number
export function contest(asked: {
  readonly what: string
  readonly ours: readonly number[]
  readonly against: string
  readonly theirs: readonly number[]
  readonly target?: { readonly atMost: number } | { readonly atLeast: number } | null
}): Line
