import type { Picture } from '@core/export/picture-parts'
import type { FileKind } from '@core/host-api'
import { madeFrom, madeLater, type Shareable } from '@core/privacy/shareable'
import { ExportMenu } from '../../../terms/export/export-menu'
import { type Choice, type Copied, useExport } from '../../../terms/export/use-export'
import { fittedInto, pngOfSvg } from '../../../ui/png-of-svg'
import { useTranslation } from '../../../ui/use-translation'
import { tableForPasting, workbookOfTable } from './table-for-pasting'

/** As wide as a page at 300 dots to the inch, and as tall as a browser still draws. In pixels. */
const room = { width: 2480, height: 12_000 }

const fileChoices = ['chart-png', 'chart-svg', 'chart-xlsx', 'chart-csv'] as const

type TakeOutChartProps = {
  /** What the files are named after. */
  title: string
  picture: () => Shareable<Picture>
  table: () => Shareable<Uint8Array<ArrayBuffer>>
}

/** One chart as a picture or a table, as a file or on the clipboard, with small numbers hidden. */
export function ExportChart({ title, picture, table }: TakeOutChartProps) {
  const { t } = useTranslation('charts')
  const { working, takeOut, copy } = useExport()
  const shapes = {
    'chart-png': { kind: 'png', ending: '.png', make: () => pngOf(picture()) },
    'chart-svg': { kind: 'svg', ending: '.svg', make: async () => svgOf(picture()) },
    'chart-xlsx': {
      kind: 'workbook',
      ending: '.xlsx',
      make: () => workbookOfTable(table(), { title, sheet: t('sheet'), now: new Date().toISOString() }),
    },
    'chart-csv': { kind: 'csv', ending: '.csv', make: async () => table() },
  } as const satisfies Partial<
    Record<Choice, { kind: FileKind; ending: string; make: () => Promise<Shareable<Uint8Array>> }>
  >
  const copies = {
    'copy-picture': { 'image/png': () => pngOf(picture()), 'image/svg+xml': async () => svgOf(picture()) },
    'copy-table': {
      'text/html': () => tableForPasting(table(), 'html'),
      'text/plain': () => tableForPasting(table(), 'tabs'),
    },
  } as const satisfies Partial<Record<Choice, Copied>>
  return (
    <ExportMenu
      label={t('takeOut')}
      position="bottom-start"
      working={working}
      groups={[
        { label: t('copies'), choices: ['copy-picture', 'copy-table'] },
        { label: t('shapes'), choices: fileChoices },
      ]}
      onChoose={choice => {
        if (choice === 'copy-picture' || choice === 'copy-table') void copy(copies[choice])
        const shape = fileChoices.find(each => each === choice)
        if (!shape) return
        const { kind, ending, make } = shapes[shape]
        void takeOut({ name: title, kind, ending }, make)
      }}
    />
  )
}

const svgOf = (picture: Shareable<Picture>) => madeFrom(picture, ({ svg }) => new TextEncoder().encode(svg))
const pngOf = (picture: Shareable<Picture>) =>
  madeLater(picture, ({ svg, ...size }) => pngOfSvg(svg, fittedInto(size, room, false)))
