import { endingOf, fileKindOf } from '@core/export/export-file'
import { theoryCsv } from '@core/export/theory-csv'
import { theoryDrawing } from '@core/export/theory-drawing'
import { theorySvg } from '@core/export/theory-svg'
import { projectForOthers } from '@core/privacy/project'
import { madeFrom, madeLater } from '@core/privacy/shareable'
import { emptyRows } from '@core/project/contents'
import type { LanesBy } from '@core/theory/columns'
import { Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useMeasureReadings, useProject } from '../../data/hooks'
import { ExportMenu, MenuPart } from '../../terms/export/export-menu'
import { type Choice, useExport } from '../../terms/export/use-export'
import { fittedInto, type PixelSize, pngOfSvg } from '../../ui/png-of-svg'
import { useTranslation } from '../../ui/use-translation'
import { ImportTheory } from './import-theory'
import type { Theory } from './use-theory'
import { useTheoryView } from './use-theory-view'

/** A4 at 300 dots to the inch, and the usual projector, in pixels. */
const page: PixelSize = { width: 2480, height: 3508 }
const projector: PixelSize = { width: 1920, height: 1080 }

/** The theory of change as a picture or a table; and a table brought in. */
export function ExportTheory({ theory, lanesBy }: { theory: Theory; lanesBy: LanesBy }) {
  const { t } = useTranslation('theory')
  const project = useProject()
  const readings = useMeasureReadings()
  const { working, takeOut } = useExport()
  const [bringingIn, setBringingIn] = useState(false)
  const { here, elements, links, frames, measures, chosen, overlayOf } = theory
  const { overlay } = useTheoryView()

  const shared = () => {
    const { assumptions } = theory
    const rows = { ...emptyRows, project: [project], element: elements, link: links, frame: frames, measure: measures }
    const readingOf = (measureId: string) => {
      const reading = readings?.get(measureId)
      if (!reading) throw new Error(`no reading of measure ${measureId}`)
      return reading
    }
    return projectForOthers({ rows: { ...rows, assumption: assumptions }, readingOf })
  }
  const picture = () => {
    const which = { theory: here.id, lanesBy, ...(overlay ? { overlayOf } : {}) }
    return madeFrom(theoryDrawing(shared(), chosen.period, which), theorySvg)
  }
  const table = () =>
    madeFrom(shared(), ({ rows }) =>
      theoryCsv({ elements: rows.element, links: rows.link, frames: rows.frame, assumptions: rows.assumption }),
    )
  const png = (room: PixelSize, canTurn: boolean) => () =>
    madeLater(picture(), ({ svg, ...size }) => pngOfSvg(svg, fittedInto(size, room, canTurn)))
  const onChoose = (choice: Choice) => {
    if (choice === 'theory-svg' || choice === 'theory-csv') {
      const make = async () =>
        choice === 'theory-csv' ? table() : madeFrom(picture(), ({ svg }) => new TextEncoder().encode(svg))
      void takeOut({ choice, kind: fileKindOf[choice], ending: endingOf[choice] }, make)
    }
    if (choice === 'png-page') void takeOut({ choice, kind: 'png', ending: '.png' }, png(page, true))
    if (choice === 'png-projector') void takeOut({ choice, kind: 'png', ending: '.png' }, png(projector, false))
  }
  const choices: Choice[] = elements.length === 0 ? [] : ['png-page', 'png-projector', 'theory-svg', 'theory-csv']
  return (
    <>
      <ExportMenu
        label={t('filesMenu')}
        asSign
        working={working}
        onChoose={onChoose}
        groups={choices.length === 0 ? [] : [{ label: t('takeOutGroup'), choices }]}
      >
        <MenuPart label={t('bringInGroup')}>
          <Menu.Item onClick={() => setBringingIn(true)}>
            <Text fw={600}>{t('bringIn')}</Text>
            <Text size="sm" c="dimmed">
              {t('bringInMeans')}
            </Text>
          </Menu.Item>
        </MenuPart>
      </ExportMenu>
      {bringingIn && <ImportTheory theory={theory} onClose={() => setBringingIn(false)} />}
    </>
  )
}
