import { type BrowserWindow, dialog } from 'electron'
import type { Ask } from './host-handlers'
import { writeFileAtomically } from './services/atomic-file'
import { t } from './words'

/** Prints a screen that is made for paper, as its own button does: the menu offers it there alone (`ui/printable.ts`). */
export const printPage = ({ webContents }: BrowserWindow): void => webContents.print()

/** What would be printed as a PDF, with headings that a screen reader finds. */
export async function savePageAsPdf(window: BrowserWindow, savePath: Ask['savePath']): Promise<void> {
  const title =
    window.webContents
      .getTitle()
      .replace(/[/\\:*?"<>|\p{Cc}]+/gu, ' ')
      .trim() || 'Common Measure'
  const path = await savePath({ suggestedName: `${title}.pdf`, kind: 'pdf' })
  if (path === null) return
  try {
    const pdf = await window.webContents.printToPDF({ generateTaggedPDF: true, generateDocumentOutline: true })
    await writeFileAtomically(path, pdf)
  } catch {
    dialog.showErrorBox(t('machine:pdfFailed.title'), t('machine:pdfFailed.text', { path }))
  }
}
