import type { SaveProblem } from '../../data/second-copy'

/** What has happened, what is where, and what to do next. */
export const notSavedWords = {
  'disk-full': 'notSavedWhy.diskFull',
  'storage-failed': 'notSavedWhy.storageFailed',
  'database-lost': 'notSavedWhy.databaseLost',
  differs: 'notSavedWhy.differs',
  'no-space': 'notSavedWhy.noSpace',
  'host-gone': 'notSavedWhy.hostGone',
  'not-let-in': 'notSavedWhy.noAccess',
  'not-allowed': 'notSavedWhy.notAllowed',
  'not-found': 'notSavedWhy.other',
  'too-large': 'notSavedWhy.other',
  'read-back-differs': 'notSavedWhy.readBackDiffers',
  'journal-gap': 'notSavedWhy.other',
  'bad-request': 'notSavedWhy.other',
  other: 'notSavedWhy.other',
} as const satisfies Record<SaveProblem, string>
