import { pageCountStyle, pageNumberStyle } from '@core/report/preview/field-results'
import { useEffect, useRef } from 'react'
import { harmlessStyles } from './draw-page'
import type { DrawnDocument } from './drawn-node'
import { pause } from './fill-sheets'
import { drawPart, isSamePart, redrawPart, type ShownPart } from './redraw-part'
import { sheetStyles } from './sheet-styles'

type DocumentPagesProps = {
  document: DrawnDocument
  /** 1: as large as on paper. */
  zoom: number
  /** How many sheets stand there; `done`: all of them. */
  onDrawn: (sheets: number, done: boolean) => void
}

/** A tree of its own, so that the document's styles and the app's do not meet. `parts`: what stands in it. */
type Sheets = { readonly wrapper: HTMLElement; readonly styles: HTMLStyleElement; readonly parts: ShownPart[] }

/**
 * The pages of a document. Drawn in small steps, and only those that are not there already; what was on the screen stays until what comes in its
 * place is drawn.
 */
export function DocumentPages({ document: drawn, zoom, onDrawn }: DocumentPagesProps) {
  const host = useRef<HTMLDivElement>(null)
  const there = useRef<Sheets>(null)
  useEffect(() => {
    let stopped = false
    there.current ??= emptySheets(host.current as HTMLDivElement)
    void drawInto(there.current, drawn, { isOver: () => stopped, onDrawn })
    return () => {
      stopped = true
    }
  }, [drawn, onDrawn])
  return <div ref={host} style={{ zoom }} />
}

type Turn = { readonly isOver: () => boolean; readonly onDrawn: DocumentPagesProps['onDrawn'] }

async function drawInto({ wrapper, styles, parts }: Sheets, drawn: DrawnDocument, { isOver, onDrawn }: Turn) {
  const look = harmlessStyles(drawn.styles)
  if (styles.textContent !== look) styles.textContent = look
  for (const [at, part] of drawn.parts.entries()) {
    const shown = parts[at]
    const looksTheSame = shown?.look === look
    if (looksTheSame && isSamePart(shown.part, part)) continue
    await pause()
    if (isOver()) return
    const setting = { wrapper, look, isOver }
    const made =
      looksTheSame && shown.part.shell === part.shell
        ? await redrawPart(part, shown, setting)
        : await drawPart(part, shown?.element ?? null, setting)
    if (!made) return
    parts[at] = made
    onDrawn(wrapper.querySelectorAll('section').length, false)
  }
  for (const { element } of parts.splice(drawn.parts.length)) element.remove()
  onDrawn(numberSheets(wrapper), true)
}

/** Answers how many there are. */
function numberSheets(wrapper: HTMLElement): number {
  const sheets = [...wrapper.querySelectorAll('section')]
  const write = (within: HTMLElement, style: string, number: number) => {
    for (const each of within.querySelectorAll(`.docx_${style}`)) each.textContent = String(number)
  }
  for (const [at, sheet] of sheets.entries()) write(sheet, pageNumberStyle, at + 1)
  write(wrapper, pageCountStyle, sheets.length)
  return sheets.length
}

function emptySheets(host: HTMLDivElement): Sheets {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const styles = document.createElement('style')
  const ours = document.createElement('style')
  ours.textContent = sheetStyles
  const wrapper = document.createElement('div')
  wrapper.className = 'docx-wrapper'
  root.replaceChildren(styles, ours, wrapper)
  return { wrapper, styles, parts: [] }
}
