/** A value that screens can watch: the shape `useSyncExternalStore` wants. */
export type ObservableValue<T> = {
  readonly get: () => T
  readonly set: (value: T) => void
  /** Answers with a function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void
}

export function observableValue<T>(initial: T): ObservableValue<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: value => {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
