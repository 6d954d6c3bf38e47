import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

/** A worker starts, and reads the whole core first. */
const slow = { timeout: 90_000 }
const hostile =
  '<img src="https://example.org/x.png" onerror="window.wasRun = true"><script>window.wasRun = true</script>'

it('the preview is the document: its charts are drawn, it follows what is typed before it is stored, and hostile words are words', async () => {
  await projectOnPage(host, 'reports', {
    changes: [
      added('element', elementOf('o', { title: `Homes ${hostile}` })),
      added('measure', measureOf('m', { outcomeIds: ['o'] })),
      added('observation', observationOf('b', 'm', { day: 17_000, value: 4321 })),
    ],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Show the preview' }))
  const pages = await screen.findByRole('region', { name: /^Pages of .*Year report.* as a Word document$/ })
  await screen.findByText(/^\d+ pages$/, {}, slow)
  const shadow = [...pages.children].find(each => each.shadowRoot)?.shadowRoot as ShadowRoot
  expect(shadow.textContent).toContain(hostile)
  expect(shadow.textContent).toMatch(/Figure 1\. /)
  const pictures = [...shadow.querySelectorAll('img')]
  expect(pictures.some(({ alt }) => alt.includes('4,321'))).toBe(true)
  await waitFor(() => expect(pictures.every(({ naturalWidth }) => naturalWidth > 0)).toBe(true))
  expect(pictures.every(({ src }) => src.startsWith('data:image/'))).toBe(true)
  expect(shadow.querySelector('script, a, iframe, [onerror]')).toBeNull()
  expect(window).not.toHaveProperty('wasRun')
  // The document's colours are the document's.
  await expectAccessible(['section[aria-label^="Pages of"] > *'])

  const summary = (await screen.findByText('Cover')).closest('summary') as HTMLElement
  summary.focus()
  await userEvent.keyboard('{Enter}')
  const text = await within(summary.closest('details') as HTMLElement).findByRole('textbox')
  await userEvent.click(text)
  await userEvent.keyboard('Written by the tenants')
  await waitFor(() => expect(shadow.textContent).toContain('Written by the tenants'), slow)
  pages.focus()
  expect(document.activeElement).toBe(pages)
  await waitFor(async () => expect(await openSession().db.rowsOf('narrative').count()).toBe(1))
  expect(window).not.toHaveProperty('wasRun')
}, 240_000)
