import type { Assumption, AssumptionEntry, Evidence, Judgement } from '@core/project/entities'

export const assumptionWith = (fields: Partial<Assumption> = {}): Assumption => ({
  id: 'assumption',
  linkId: 'link',
  words: 'Landlords answer a whole stairwell',
  watchedBy: '',
  history: [],
  order: 0,
  ...fields,
})

export const entryWith = (fields: Partial<AssumptionEntry> = {}): AssumptionEntry => ({
  state: 'holding',
  day: 20_000,
  why: 'Seen in three houses.',
  ...fields,
})

export const evidenceWith = (fields: Partial<Evidence> = {}): Evidence => ({
  id: 'evidence',
  linkId: 'link',
  side: 'for',
  words: 'Repairs came within a week.',
  source: '',
  strengths: [],
  order: 0,
  ...fields,
})

export const judgementWith = (fields: Partial<Judgement> = {}): Judgement => ({
  id: 'judgement',
  about: 'element',
  aboutId: 'heard',
  status: 'on-track',
  day: 17_000,
  recordedAt: '2016-07-18T10:00:00.000Z',
  reason: 'They asked us twice.',
  judgedBy: ['lived'],
  ...fields,
})
