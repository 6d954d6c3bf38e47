import { useState } from 'react'

type Typed = { currentTarget: { value: string } }

/**
 * The texts of a form that is saved as a whole, by name. `field` gives an input its value, and its error once saving was tried;
 * `check` tries, and answers whether nothing is wrong. (A field that saves by itself is in `draft-fields`.)
 */
export function useFields<Values extends Record<string, string>>(
  initial: Values | (() => Values),
  problemsOf: (values: Values) => { readonly [Name in keyof Values]?: string | null },
) {
  const [values, setValues] = useState(initial)
  const [checked, setChecked] = useState(false)
  const problems = problemsOf(values)
  const set = (name: keyof Values) => (value: string) => setValues(before => ({ ...before, [name]: value }))
  return {
    values,
    set,
    field: (name: keyof Values) => ({
      value: values[name],
      error: checked ? (problems[name] ?? null) : null,
      onChange: (event: Typed) => set(name)(event.currentTarget.value),
    }),
    check: () => {
      setChecked(true)
      return Object.values(problems).every(problem => !problem)
    },
  }
}
