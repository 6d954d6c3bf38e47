import type { Transaction } from 'dexie'

/**
 * The project database's versions, oldest first. Only ever add: a version that has shipped is never edited, because databases
 * out there were made by it. `why` says what it is for; `upgrade` moves rows, and gets a test from the old version that ends
 * in "loses no row".
 */
export type SchemaVersion = {
  readonly version: number
  readonly why: string
  /** As in Dexie: tables left out keep what they had. */
  readonly stores: Readonly<Record<string, string | null>>
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

export const schemaVersions: readonly SchemaVersion[] = [
  {
    version: 1,
    why: 'One table a kind of entity; the log of commits; imported observations as columns; what the database knows of itself.',
    stores: {
      project: 'id',
      element: 'id',
      link: 'id',
      measure: 'id',
      observation: 'id, measureId',
      import: 'id',
      workshop: 'id',
      narrative: 'id',
      commits: 'seq',
      blocks: '[measureId+importId+seq], importId',
      segments: '[measureId+importId], importId',
      breakdowns: '[measureId+importId+dimension], importId',
      dictionaries: 'importId',
      meta: 'key',
    },
  },
  {
    version: 2,
    why: 'Kinds that tracking brought: frames, assumptions, evidence, versions, judgements, periods, judging of rubrics.',
    stores: {
      frame: 'id',
      assumption: 'id',
      evidence: 'id',
      theoryVersion: 'id',
      judgement: 'id',
      rubricJudging: 'id',
      reportingPeriod: 'id',
    },
  },
  {
    version: 3,
    why: 'Files and links that people attach, and what the files hold: by SHA-256, once however many rows name it.',
    stores: { attachment: 'id', files: 'sha256' },
  },
]

/** The newest version this app knows. */
export const schemaVersion = Math.max(...schemaVersions.map(each => each.version))
