import { pageCountStyle, pageNumberStyle } from '@core/report/preview/field-results'
import { useEffect, useRef } from 'react'
import { harmlessStyles } from './draw-page'
import type { DrawnDocument, DrawnNode } from './drawn-node'
import { fillSheets, pause } from './fill-sheets'
import { sheetStyles } from './sheet-styles'

type DocumentPagesProps = {
  document: DrawnDocument
  /** 1: as large as on paper. */
  zoom: number
  /** How many sheets stand there; `done`: all of them. */
  onDrawn: (sheets: number, done: boolean) => void
}

/** A tree of its own, so that the document's styles and the app's do not meet. `parts`: what stands in it, by its letters. */
type Sheets = { readonly wrapper: HTMLElement; readonly styles: HTMLStyleElement; readonly parts: string[] }

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
  const css = harmlessStyles(drawn.styles)
  const sameLook = styles.textContent === css
  if (!sameLook) styles.textContent = css
  for (const [at, page] of drawn.pages.entries()) {
    if (sameLook && parts[at] === page) continue
    await pause()
    if (isOver()) return
    const part = document.createElement('div')
    const before = wrapper.children[at]
    part.className = before ? 'part unseen' : 'part'
    wrapper.append(part)
    if (!(await fillSheets(part, JSON.parse(page) as DrawnNode, isOver))) return part.remove()
    part.className = 'part'
    before?.replaceWith(part)
    parts[at] = page
    onDrawn(wrapper.querySelectorAll('section').length, false)
  }
  parts.length = drawn.pages.length
  while (wrapper.children.length > drawn.pages.length) wrapper.lastElementChild?.remove()
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
