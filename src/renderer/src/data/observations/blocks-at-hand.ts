import type { Block } from '@core/observation/block'
import type { ProjectDatabase } from '../project-database'
import type { Run } from './observation-order'

/** Blocks kept; each is about 130 KB. */
const mostBlocks = 256

/** Blocks, read as they are looked at. Those looked at last are kept. */
export type BlocksAtHand = {
  /** Undefined: not read yet, and now wanted. Null: there is none, as in a damaged database. */
  readonly of: (run: Run, seq: number) => Block | null | undefined
  /** Once all that is wanted has been read. */
  readonly read: () => Promise<void>
}

/** `onRead`: called when what was wanted is there. `onProblem`: where it could not be read. */
export function blocksAtHand(
  db: ProjectDatabase,
  onRead: () => void,
  onProblem: (problem: unknown) => void,
): BlocksAtHand {
  const blocks = new Map<string, Block | null>()
  const wanted = new Map<string, [measureId: string, importId: string, seq: number]>()
  let reading: Promise<void> | null = null

  const readWanted = async () => {
    while (wanted.size > 0) {
      // Everything that one look at the page wants, in one go.
      await Promise.resolve()
      const keys = [...wanted]
      wanted.clear()
      const found = await db.blocks.bulkGet(keys.map(([, place]) => place))
      keys.forEach(([key], index) => {
        blocks.set(key, found[index] ?? null)
      })
    }
    for (const key of blocks.keys()) {
      if (blocks.size <= mostBlocks) break
      blocks.delete(key)
    }
    onRead()
  }
  return {
    of: ({ measureId, importId }, seq) => {
      const key = keyOfBlock(measureId, importId, seq)
      const block = blocks.get(key)
      if (block !== undefined) {
        // The one that was looked at last is the last to go.
        blocks.delete(key)
        blocks.set(key, block)
        return block
      }
      wanted.set(key, [measureId, importId, seq])
      if (!reading) {
        reading = readWanted().finally(() => {
          reading = null
        })
        reading.catch(onProblem)
      }
      return undefined
    },
    read: async () => {
      while (reading) await reading
    },
  }
}

const keyOfBlock = (measureId: string, importId: string, seq: number): string => `${measureId} ${importId} ${seq}`
