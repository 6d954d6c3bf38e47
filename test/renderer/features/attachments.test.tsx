import { added } from '@core/change/change'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { importOf, importRecordOf, measureOf, observationOf } from '../../core/project/sample-contents'
import { elementWith, linkBetween } from '../../core/report/build'
import { evidenceWith } from '../../core/theory/build'
import { fakeHost } from '../fake-host'
import { expectAccessible, goTo, leave } from './app-on-page'
import { openSession, projectOnPage } from './project-on-page'

const host = fakeHost()
const keys = (pressed: string) => userEvent.keyboard(pressed)
const attached = () => openSession().db.rowsOf('attachment').toArray()
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  letter => letter.charCodeAt(0),
)
const fileCalled = (name: string, bytes: Uint8Array<ArrayBuffer> | string) => new File([bytes], name)
const choose = (region: HTMLElement, ...files: File[]) => {
  const input = region.querySelector('input[type=file]')
  if (!(input instanceof HTMLInputElement)) throw new Error('no place for files')
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  input.files = chosen.files
  fireEvent.change(input)
}
const filesAndLinks = (place: HTMLElement = document.body) =>
  within(place).findByRole('region', { name: 'Files and links' })

describe('files and links', () => {
  beforeEach(() =>
    projectOnPage(host, 'theory?view=outline', {
      changes: [
        added('element', elementWith('meet', { title: 'Meet every month', level: 'activity', sphere: 'control' })),
        added('element', elementWith('heard', { title: 'Tenants are heard' })),
        added('link', linkBetween('meet', 'heard')),
        added('evidence', evidenceWith({ id: 'e', linkId: 'meet-heard', words: 'Letters' })),
        added('measure', measureOf('m', { title: 'Letters answered' })),
        added('observation', observationOf('o', 'm', { day: 20_000 })),
        added('import', importRecordOf('i', 'm')),
      ],
      imported: [importOf('i', 'm', 20)],
    }),
  )
  afterEach(leave)

  const openElement = async () => {
    ;(await screen.findByText('Meet every month', { selector: '[data-row]' })).focus()
    await keys('{Enter}')
    return filesAndLinks(await screen.findByRole('complementary', { name: 'About this element' }))
  }

  it('are attached to an element, shown, saved as a copy, renamed and removed, by the keyboard', async () => {
    const region = await openElement()
    const list = within(region)
    expect(list.getByText('Nothing is attached yet.')).toBeVisible()
    expect(list.getByText(/never go into a report/)).toBeVisible()
    choose(region, fileCalled('wall.txt', png), fileCalled('note\u202egnp.exe', 'hello'))
    expect(await list.findByText('wall.txt')).toBeVisible()
    // What it is, is told by its bytes; what it is called, without what turns the words round.
    await waitFor(() => expect(region.querySelectorAll('img')).toHaveLength(1))
    expect(region.querySelector('img')?.src).toMatch(/^blob:/)
    expect(list.getByText('notegnp.exe')).toBeVisible()
    expect(list.getByText(/EXE file, 5 bytes/)).toBeVisible()
    expect(await screen.findByText('2 files and links attached')).toBeInTheDocument()
    await expectAccessible()

    list.getByRole('button', { name: 'Save a copy of notegnp.exe' }).focus()
    await keys('{Enter}')
    await waitFor(() => expect(host.saved.at(-1)).toMatchObject({ suggestedName: 'notegnp.exe', kind: 'attachment' }))
    expect(new TextDecoder().decode(host.saved.at(-1)?.bytes)).toBe('hello')

    list.getByRole('button', { name: 'Edit title and note of notegnp.exe' }).focus()
    await keys('{Enter}')
    const title = await list.findByRole('textbox', { name: 'What it is' })
    await waitFor(() => expect(title).toHaveFocus())
    await userEvent.fill(title, 'A letter')
    await userEvent.fill(list.getByRole('textbox', { name: /Note/ }), 'From the council')
    await keys('{Tab}')
    expect(await list.findByText('Name of the file: notegnp.exe')).toBeVisible()
    list.getByRole('button', { name: 'Done' }).focus()
    await keys('{Enter}')
    await waitFor(() => expect(list.getByRole('button', { name: 'Edit title and note of A letter' })).toHaveFocus())
    expect((await attached()).find(({ title }) => title === 'A letter')?.note).toBe('From the council')

    list.getByRole('button', { name: 'Remove A letter' }).focus()
    await keys('{Enter}')
    await waitFor(() => expect(list.queryByText('A letter')).toBeNull())
    expect(list.getByRole('heading', { name: 'Files and links' })).toHaveFocus()
    await openSession().undo()
    expect(await list.findByText('A letter')).toBeVisible()
  })

  it('are dropped there too, and a file dropped beside it leaves the page alone', async () => {
    const region = await openElement()
    const place = within(region).getByRole('button', { name: 'Attach a link' })
    const drop = (on: HTMLElement, ...files: File[]) => {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      return fireEvent(on, new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }
    drop(place, fileCalled('dropped.txt', 'hello'))
    expect(await within(region).findByText('dropped.txt')).toBeVisible()
    expect(drop(document.body, fileCalled('beside.txt', 'hello'))).toBe(false)
    expect(drop(document.body, fileCalled('beside.csv', 'month,people'))).toBe(false)
    expect(await attached()).toHaveLength(1)
    expect(window.location.hash).toContain('theory')
  })

  it('say what is wrong with a file, and attach nothing', async () => {
    const region = await openElement()
    choose(region, fileCalled('good.txt', 'good'), fileCalled('empty.txt', ''))
    expect(await screen.findByText('“empty.txt” is empty')).toBeVisible()
    choose(region, fileCalled('film.mp4', new Uint8Array(25 * 1024 * 1024 + 1)))
    expect(await screen.findByText('“film.mp4” is larger than 25 MB')).toBeVisible()
    expect(await attached()).toEqual([])
  })

  it('take a link by the keyboard, refuse what is none, and open it in the person’s own browser alone', async () => {
    const region = await openElement()
    const list = within(region)
    list.getByRole('button', { name: 'Attach a link' }).focus()
    await keys('{Enter}')
    const address = await list.findByRole('textbox', { name: /Address of the page/ })
    await waitFor(() => expect(address).toHaveFocus())
    await keys('javascript:alert(1){Enter}')
    expect(await list.findByText(/Only addresses of web pages/)).toBeVisible()
    await userEvent.fill(address, 'https://name:secret@example.org/')
    await keys('{Enter}')
    expect(await list.findByText(/Remove what is before the @/)).toBeVisible()
    await userEvent.fill(address, 'example.org/report')
    await keys('{Enter}')
    const link = await list.findByRole('link', { name: 'https://example.org/report (opens in your browser)' })
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(list.getByText(/outside Common Measure and needs the internet/)).toBeVisible()
    await waitFor(() => expect(list.getByRole('button', { name: 'Attach a link' })).toHaveFocus())
    await expectAccessible()
    link.focus()
    await keys('{Enter}')
    expect(host.linksOpened).toEqual(['https://example.org/report'])
  })

  it('show where an address from a file leads, not how it is spelled there, and turn no words around a title', async () => {
    const about = { kind: 'element', id: 'meet' } as const
    const content = { kind: 'link', url: 'https://www.gov.uk%2eevil.example/a' } as const
    const attachment = {
      id: 'a',
      about,
      title: '\u202egnp.page',
      addedAt: '2017-07-10T09:00:00.000Z',
      order: 0,
      content,
    }
    const region = await openElement()
    await openSession().commit('attachment.add', [added('attachment', attachment)])
    const list = within(region)
    const link = await list.findByRole('link', { name: 'https://www.gov.uk.evil.example/a (opens in your browser)' })
    expect(link.textContent?.trim()).toBe('https://www.gov.uk.evil.example/a')
    expect(link.querySelector('strong')?.textContent).toBe('www.gov.uk.evil.example')
    expect(link).toHaveAttribute('href', 'https://www.gov.uk.evil.example/a')
    const remove = list.getByRole('button', { name: /^Remove/ })
    expect(remove.getAttribute('aria-label')).toBe('Remove gnp.page')
    link.focus()
    await keys('{Enter}')
    expect(host.linksOpened.at(-1)).toBe('https://www.gov.uk.evil.example/a')
  })

  it('are attached to a link and to a piece of its evidence, and go with them', async () => {
    await openElement()
    ;(await screen.findByRole('button', { name: /About the link to Tenants are heard/ })).focus()
    await keys('{Enter}')
    const panel = await screen.findByRole('complementary', { name: 'About this link' })
    choose(await filesAndLinks(panel), fileCalled('study.pdf', 'study'))
    await within(panel).findByText('study.pdf')
    await userEvent.click(within(panel).getByText('Files and links: 0'))
    const ofEvidence = panel.querySelector('details')
    if (!ofEvidence) throw new Error('no list')
    choose(ofEvidence, fileCalled('letter.pdf', 'letter'))
    expect(await within(panel).findByText('Files and links: 1')).toBeVisible()
    expect((await attached()).map(({ about }) => about.kind).sort()).toEqual(['evidence', 'link'])
    await expectAccessible()

    await userEvent.click(within(panel).getByRole('button', { name: /Delete the evidence|Delete.*Letters/ }))
    await waitFor(async () => expect((await attached()).map(({ about }) => about.kind)).toEqual(['link']))
    await openSession().undo()
    expect(await attached()).toHaveLength(2)
  })

  it('are attached to a measure, and to values entered by hand and imported', async () => {
    await screen.findByText('Meet every month', { selector: '[data-row]' })
    const { id } = openSession()
    await goTo(`/p/${id}/measures/m?view=definition`)
    choose(await filesAndLinks(), fileCalled('method.pdf', 'method'))
    expect(await screen.findByText('method.pdf')).toBeVisible()
    await expectAccessible()

    await goTo(`/p/${id}/measures/m?view=observations`)
    const grid = await screen.findByRole('grid')
    for (const key of ['{Control>}{Home}{/Control}', '{Control>}{End}{/Control}']) {
      grid.focus()
      await keys(key)
      await userEvent.click(await screen.findByRole('button', { name: 'Files and links: 0' }))
      const dialog = await screen.findByRole('dialog')
      choose(dialog, fileCalled('sheet.csv', key))
      await within(dialog).findByText('sheet.csv')
      await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect(await screen.findByRole('button', { name: 'Files and links: 1' })).toBeVisible()
    }
    expect((await attached()).map(({ about }) => about.kind).sort()).toEqual([
      'imported-value',
      'measure',
      'observation',
    ])
    expect(await within(grid).findAllByText('1 file or link attached')).toHaveLength(2)

    // A correction that is laid over it changes nothing of that.
    await userEvent.click(screen.getByRole('button', { name: 'Open this row' }))
    const form = await screen.findByRole('dialog')
    expect(await within(form).findByText('sheet.csv')).toBeVisible()
    await userEvent.fill(within(form).getByRole('textbox', { name: /Note/ }), 'Checked')
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(await screen.findByRole('button', { name: 'Files and links: 1' })).toBeVisible()
  })

  it('say so where the disk cannot take a copy', async () => {
    const region = await openElement()
    choose(region, fileCalled('a.txt', 'a'))
    const save = await within(region).findByRole('button', { name: 'Save a copy of a.txt' })
    host.failWith('no-space')
    await userEvent.click(save)
    expect(await screen.findByText('The disk is full')).toBeVisible()
    host.failWith(null)
  })
})
