import type { Commit } from '@core/change/change'

/** A small commit; its id follows its seq unless another is given. */
export const commit = (seq: number, more: Partial<Commit> = {}): Commit => ({
  id: `commit-${seq}`,
  seq,
  at: '2026-08-01T10:00:00.000Z',
  by: '',
  action: 'element.edit',
  why: 'Because – “naïve” ☂',
  changes: [{ kind: 'element', id: 'e1', before: { title: 'a' }, after: { title: `b\n${seq}` } }],
  undoes: null,
  redoes: null,
  ...more,
})

export const commits = (from: number, to: number): Commit[] =>
  Array.from({ length: to - from + 1 }, (_, index) => commit(from + index))
