import { withoutOlderCounts } from '@core/workshop/older-workshop'
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
  {
    version: 4,
    why: 'Workshops keep no counts of groups too small to hide, nor their names beside words: rows and log are made so.',
    stores: {},
    upgrade: async transaction => {
      const workshops = await transaction.table('workshop').toArray()
      const measures = await transaction.table('measure').toArray()
      const [project] = await transaction.table('project').toArray()
      if (!project) return
      const kept = withoutOlderCounts({ workshops, measures }, project.smallestGroup)
      if (kept.workshops.length + kept.measures.length === 0) return
      await transaction.table('workshop').bulkPut([...kept.workshops])
      await transaction.table('measure').bulkPut([...kept.measures])
      await transaction
        .table('commits')
        .toCollection()
        .modify(commit => {
          commit.changes = commit.changes.map(kept.change)
        })
      const last = await transaction.table('commits').orderBy('seq').last()
      const value = last?.seq ?? 0
      await transaction
        .table('meta')
        .bulkPut(['undoFloor', 'rewriteSecondCopy', 'rebuildDatabase'].map(key => ({ key, value })))
    },
  },
  {
    version: 5,
    why: 'Kinds of record for people, learning and the network between groups.',
    stores: {
      person: 'id',
      contact: 'id',
      consent: 'id',
      gathering: 'id',
      attendance: 'id',
      payment: 'id',
      payNote: 'id',
      story: 'id',
      storyRound: 'id',
      harvestedOutcome: 'id',
      theme: 'id',
      coding: 'id',
      powerQuestion: 'id',
      reflection: 'id',
      inquiryGroup: 'id',
      insight: 'id',
      phase: 'id',
      resource: 'id',
      group: 'id',
      criterion: 'id',
      groupUpdate: 'id',
      sharedIssue: 'id',
      skill: 'id',
      exchange: 'id',
    },
  },
  {
    version: 6,
    why: 'Outlines, templates, notes and exports of reports.',
    stores: { reportOutline: 'id', reportTemplate: 'id', reportNote: 'id', reportExport: 'id' },
  },
  {
    version: 7,
    why: 'Comments that the team writes on rows of any kind.',
    stores: { comment: 'id' },
  },
  {
    version: 8,
    why: 'Commits by who made them: the history asks for the names.',
    stores: { commits: 'seq, by' },
  },
]

/** The newest version this app knows. */
export const schemaVersion = Math.max(...schemaVersions.map(each => each.version))
