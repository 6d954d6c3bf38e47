import type { SharedCount, SharedLevels } from '@core/privacy/levels'
import { titleOf } from '@core/report/text'
import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { chartSheet, sheetSize } from './chart-svg'
import { cutTo, ink, linesIn, type Picture, rect, text } from './picture-parts'
import { xmlElement } from './xml'

type LevelsDrawing = {
  readonly title: string
  readonly subtitle: string
  readonly sentence: string
  /** Lowest first. */
  readonly levels: readonly string[]
  /** A panel each: a period, or a group. */
  readonly panels: readonly SharedLevels[]
  readonly notes: readonly string[]
}

const { width, margin } = sheetSize
const columns = 2
const outer = (width - 2 * margin) / columns
const nameRoom = 240
const barRoom = 120
const row = 40
const figureInk = '#12436d'

/**
 * How answers lie over levels: a panel for each period or group, a bar for each level as a share of those who chose one, with
 * its count. What is hidden has words and no bar.
 */
export function levelsSvg(drawing: LevelsDrawing): Picture {
  const { levels, panels } = drawing
  const rows = [...levels, ...(panels.some(({ dontKnow }) => dontKnow !== null) ? [t('terms:rating.dont-know')] : [])]
  const tall = 56 + rows.length * row + 24
  const parts = panels.map((panel, index) =>
    xmlElement(
      'g',
      { transform: `translate(${margin + (index % columns) * outer} ${Math.floor(index / columns) * tall})` },
      panelParts(panel, rows),
    ),
  )
  return chartSheet(drawing, { parts, height: Math.ceil(panels.length / columns) * tall })
}

function panelParts({ name, few, counts, all, dontKnow }: SharedLevels, rows: readonly string[]): string[] {
  const said = all === 'hidden' ? t('terms:hidden') : t('export:levels.all', { count: all })
  return [
    text(cutTo(titleOf(name), outer - 32, 16), 0, 20, { size: 16, weight: 700 }),
    text(said, 0, 42, { size: 14, fill: ink.quiet }),
    ...(few ? [] : rows).flatMap((level, place) => {
      const isLevel = place < counts.length
      const count = isLevel ? counts[place] : dontKnow
      if (count === undefined || count === null) return []
      const label = isLevel ? t('export:levels.level', { place: place + 1, name: titleOf(level) }) : level
      return rowParts(label, count, isLevel ? all : 'hidden', 56 + place * row)
    }),
  ]
}

function rowParts(label: string, count: SharedCount, all: SharedCount, y: number): string[] {
  const lines = linesIn(label, nameRoom - 12, 14, 2)
  const share = count === 'hidden' || all === 'hidden' || all === 0 ? null : count / all
  const long = share === null ? 0 : share * barRoom
  const said = count === 'hidden' ? t('terms:hidden') : countSaid(count, share)
  return [
    ...lines.map((line, index) => text(line, 0, y + (lines.length > 1 ? 14 : 23) + index * 17, { size: 14 })),
    xmlElement('path', { d: `M${nameRoom} ${y + 4}v${row - 8}`, stroke: ink.line, 'stroke-width': '1.5' }),
    ...(long > 0 ? [rect({ x: nameRoom, y: y + 8, width: Math.max(1, long), height: 22 }, { fill: figureInk })] : []),
    text(said, nameRoom + long + 8, y + 24, {
      size: 14,
      weight: count === 'hidden' ? 400 : 600,
      fill: count === 'hidden' ? ink.quiet : ink.text,
    }),
  ]
}

const countSaid = (count: number, share: number | null): string =>
  share === null ? numberInWords(count) : t('export:levels.count', { answers: count, share })
