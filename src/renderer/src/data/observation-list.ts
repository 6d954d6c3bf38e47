import { type Block, type Dictionaries, flags, type Segment } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import { flagNames, type Observation } from '@core/project/entities'
import { useLiveQuery } from 'dexie-react-hooks'
import { useSession } from './hooks'
import { type LiveImports, liveImports } from './live-imports'
import type { ProjectDatabase } from './project-database'

type Recorded = Pick<Observation, 'day' | 'flag' | 'value' | 'denominator' | 'dimensions'>

/** A value as its file has it, and where in the file. */
export type ImportedCell = Recorded & {
  readonly at: NonNullable<Observation['corrects']>
  readonly line: number
}

/** One recorded value: entered by hand, or imported and perhaps corrected. */
export type ListedObservation = (
  | { readonly from: 'hand'; readonly observation: Observation }
  | { readonly from: 'import'; readonly cell: ImportedCell; readonly correction: Observation | null }
) & {
  /** The import whose value stands in for this one, which does not count meanwhile. Null: it counts. */
  readonly replacedBy: string | null
}

export type ObservationsAsked = {
  /** Only those with this text in a place or group; empty: all. */
  readonly text: string
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly offset: number
  readonly limit: number
}

export type ObservationsFound = { readonly rows: readonly ListedObservation[]; readonly all: number }

/** `undefined`: still reading. */
export function useObservationList(measureId: string, asked: ObservationsAsked): ObservationsFound | undefined {
  const { db } = useSession()
  const { text, firstDay, lastDay, offset, limit } = asked
  return useLiveQuery(
    () => observationList(db, measureId, { text, firstDay, lastDay, offset, limit }),
    [db, measureId, text, firstDay, lastDay, offset, limit],
  )
}

/**
 * A page of a measure's observations: those entered by hand first, newest day first, then each import in the order of its
 * file. Blocks that lie wholly outside the page are passed over unread where everything is asked for.
 */
export function observationList(
  db: ProjectDatabase,
  measureId: string,
  asked: ObservationsAsked,
): Promise<ObservationsFound> {
  const tables = [db.rowsOf('import'), db.rowsOf('observation'), db.segments, db.blocks, db.dictionaries]
  return db.transaction('r', tables, async () => {
    const observations = await db.rowsOf('observation').where('measureId').equals(measureId).toArray()
    const live = await liveImports(db)
    const found = await db.segments.where('[measureId+importId]').between([measureId], [measureId, []]).toArray()
    const page = pageOf(asked)

    const byHand = observations.filter(({ corrects }) => corrects === null).sort((a, b) => b.day - a.day)
    for (const observation of byHand) {
      if (!isAsked(observation, asked)) continue
      page.take(() => ({ from: 'hand', observation, replacedBy: live.replaced.observation(observation.id) }))
    }
    const corrections = new Map(
      observations.flatMap(observation => (observation.corrects ? [[cellKey(observation.corrects), observation]] : [])),
    )
    for (const segment of found.filter(({ importId }) => live.ids.has(importId))) {
      await takeSegment(db, segment, asked, corrections, live, page)
    }
    return { rows: page.rows, all: page.all() }
  })
}

type Page = ReturnType<typeof pageOf>

function pageOf({ offset, limit }: ObservationsAsked) {
  const rows: ListedObservation[] = []
  let all = 0
  const holds = (place: number) => place >= offset && place < offset + limit
  return {
    rows,
    all: () => all,
    /** True where none of the next `count` would be on the page. */
    missesNext: (count: number) => all + count <= offset || all >= offset + limit,
    pass: (count: number) => {
      all += count
    },
    take: (make: () => ListedObservation) => {
      if (holds(all)) rows.push(make())
      all++
    },
  }
}

async function takeSegment(
  db: ProjectDatabase,
  segment: Segment,
  asked: ObservationsAsked,
  corrections: ReadonlyMap<string, Observation>,
  { replaced }: LiveImports,
  page: Page,
): Promise<void> {
  const everything = asked.text === '' && asked.firstDay === null && asked.lastDay === null
  if (everything && page.missesNext(segment.count)) {
    page.pass(segment.count)
    return
  }
  const { measureId, importId } = segment
  const dictionaries = (await db.dictionaries.get(importId))?.dictionaries ?? {}
  for (let seq = 0; seq < segment.blocks; seq++) {
    const block = await db.blocks.get([measureId, importId, seq])
    if (!block) throw new Error(`block ${seq} of ${importId}/${measureId} is not there`)
    if (everything && page.missesNext(block.count)) {
      page.pass(block.count)
      continue
    }
    const hits = hitsIn(block, dictionaries, asked)
    const replacing = replaced.inBlock(block)
    for (let index = 0; index < block.count; index++) {
      const correction = corrections.size > 0 ? (corrections.get(cellKey({ importId, seq, index })) ?? null) : null
      if (!hits(index) && !(correction && isAsked(correction, asked))) continue
      page.take(() => ({
        from: 'import',
        cell: cellAt(block, index, dictionaries),
        correction,
        replacedBy: replacing?.(index) ?? null,
      }))
    }
  }
}

const cellKey = ({ importId, seq, index }: NonNullable<Observation['corrects']>): string =>
  `${importId} ${seq} ${index}`

const holdsText = (word: string, text: string): boolean => word.toLocaleLowerCase().includes(text.toLocaleLowerCase())

function isAsked({ day, dimensions }: Recorded, { text, firstDay, lastDay }: ObservationsAsked): boolean {
  return (
    (firstDay === null || day >= firstDay) &&
    (lastDay === null || day <= lastDay) &&
    (text === '' || Object.values(dimensions).some(word => holdsText(word, text)))
  )
}

/** Which cells of a block are asked for. Words are looked at once, in the dictionary: cells then go by their codes. */
function hitsIn(block: Block, dictionaries: Dictionaries, { text, firstDay, lastDay }: ObservationsAsked) {
  const matching = Object.entries(block.dimensions).map(([dimension, codes]) => {
    const words = dictionaries[dimension] ?? []
    return { codes, wanted: new Set(words.flatMap((word, place) => (holdsText(word, text) ? [place + 1] : []))) }
  })
  return (index: number): boolean => {
    const day = block.day[index] ?? 0
    if (firstDay !== null && day < firstDay) return false
    if (lastDay !== null && day > lastDay) return false
    return text === '' || matching.some(({ codes, wanted }) => wanted.has(codes[index] ?? 0))
  }
}

function cellAt(block: Block, index: number, dictionaries: Dictionaries): ImportedCell {
  const value = block.value[index] ?? Number.NaN
  const denominator = block.denominator?.[index] ?? Number.NaN
  const dimensions = Object.entries(block.dimensions).flatMap(([dimension, codes]) => {
    const word = dictionaries[dimension]?.[(codes[index] ?? 0) - 1]
    return word === undefined ? [] : [[dimension, word] as const]
  })
  return {
    at: { importId: block.importId, seq: block.seq, index },
    day: block.day[index] ?? 0,
    flag: flagNames[block.flag[index] ?? flags.missing] ?? 'missing',
    value: Number.isNaN(value) ? null : value,
    denominator: Number.isNaN(denominator) ? null : denominator,
    dimensions: Object.fromEntries(dimensions),
    line: block.line[index] ?? 0,
  }
}
