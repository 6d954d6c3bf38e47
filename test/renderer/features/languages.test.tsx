import { added } from '@core/change/change'
import { phaseSchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { shownLanguage } from '@core/words/format'
import { act, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import libraryAr from '../../../src/renderer/src/features/measures/words.ar.json'
import { chosenLanguage, showScreensIn, speak } from '../../../src/renderer/src/language'
import { messagesIn, startWords } from '../../../src/renderer/src/words'
import { fakeHost } from '../fake-host'
import { cutOff, guessedDirections, notInMessages, sideways } from '../looked-over'
import { pseudo, pseudoLanguage, pseudoMessages } from '../pseudo-words'
import { appOnPage, expectAccessible, goTo, leave } from './app-on-page'
import { openSession, projectOnPage } from './project-on-page'

const host = fakeHost()
afterEach(async () => {
  localStorage.removeItem('common-measure-language')
  await showScreensIn('en')
  await leave()
})

describe('the language of the app', () => {
  it('begins a project with perspectives in the language it is begun in, which are then its own words', async () => {
    await appOnPage(host)
    await act(() => showScreensIn('cy'))
    await goTo('/begin/new')
    const names = () =>
      [...document.querySelectorAll<HTMLInputElement>('main input')].map(({ value }) => value).filter(Boolean)
    await waitFor(() => expect(names()).toContain('Profiad bywyd'))
    expect(names()).toContain('Byddai’n well gen i beidio â dweud')
    await act(() => showScreensIn('en'))
    expect(names()).toContain('Profiad bywyd')
  })

  it('has the library of measures, and saves what is added in the language it was added in', async () => {
    await projectOnPage(host, 'measures', {})
    await act(() => showScreensIn('ar'))
    await userEvent.click(await screen.findByRole('button', { name: libraryAr.addFromLibrary }))
    await userEvent.click(await screen.findByLabelText('أسر في سكن مؤقت'))
    await userEvent.click(await screen.findByRole('button', { name: /1|مقياس واحد/ }))
    await waitFor(async () => {
      const [measure] = await openSession().db.rowsOf('measure').toArray()
      expect(measure).toMatchObject({ title: 'أسر في سكن مؤقت', unit: 'أسرة' })
    })
    await act(() => showScreensIn('en'))
    await screen.findByText('أسر في سكن مؤقت')
  })

  it('writes what an empty field asks for as its lines run, and what somebody writes as its words do', async () => {
    await projectOnPage(host, 'overview', {})
    await screen.findByRole('heading', { level: 1 })
    await act(() => showScreensIn('ar'))
    await goTo(`/p/${openSession().id}/settings`)
    onTestFinished(() => localStorage.removeItem('common-measure-team-member'))
    const name = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>('input[data-field="team-member"]')
      if (!found) throw new Error('the field is not there yet')
      return found
    })
    const direction = () => getComputedStyle(name).direction
    expect([name.dir, direction()]).toEqual(['auto', 'rtl'])
    act(() => name.focus())
    expect(getComputedStyle(name).outlineStyle).toBe('solid')
    await userEvent.fill(name, 'Amina')
    expect(direction()).toBe('ltr')
    await userEvent.fill(name, 'أمينة')
    expect(direction()).toBe('rtl')
  })

  it('is chosen on the first screen, holds at once, and is kept for the next start', async () => {
    await appOnPage(host)
    const chosen = (name: string) => screen.findByRole('radio', { name, checked: true })
    await chosen('English')
    expect(screen.getByRole('radio', { name: 'English' })).not.toHaveAccessibleDescription()
    expect(screen.getByRole('radio', { name: 'Cymraeg' })).toHaveAccessibleDescription(
      'Not yet checked by a native speaker',
    )
    expect(screen.getByRole('radio', { name: 'العربية' })).toHaveAccessibleDescription(
      'Not yet checked by a native speaker',
    )

    await userEvent.click(screen.getByRole('radio', { name: 'Cymraeg' }))
    await chosen('Cymraeg')
    expect(screen.getByRole('radiogroup', { name: 'Iaith' })).toBeVisible()
    expect([document.documentElement.lang, document.documentElement.dir, chosenLanguage()]).toEqual(['cy', 'ltr', 'cy'])

    await userEvent.click(screen.getByRole('radio', { name: 'العربية' }))
    expect(await chosen('العربية')).toHaveFocus()
    expect(screen.getByRole('radiogroup', { name: 'اللغة' })).toBeVisible()
    expect([document.documentElement.lang, document.documentElement.dir, chosenLanguage()]).toEqual(['ar', 'rtl', 'ar'])
    await expectAccessible()

    await userEvent.click(screen.getByRole('radio', { name: 'English' }))
    await chosen('English')
    expect(screen.getByRole('radiogroup', { name: 'Language' })).toBeVisible()
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en-GB', 'ltr'])
  })

  it('is chosen in Settings too, and belongs to no project', async () => {
    await projectOnPage(host, 'settings')
    await userEvent.click(await screen.findByRole('radio', { name: 'Cymraeg' }))
    expect(await screen.findByRole('radiogroup', { name: 'Iaith' })).toBeVisible()
    expect(await openSession().db.commits.count()).toBe(1)
  })

  it('writes figures with the digits that reports have, and sets names apart where lines run from the right', async () => {
    startWords()
    await showScreensIn('ar')
    const said = i18next.t('evidence:observations', { count: 4134 })
    expect(said).toContain('4,134')
    expect(i18next.t('terms:quoted', { text: 'A (b)' })).toContain('\u2068A (b)\u2069')
  })
})

it('saves a web page in English from an Arabic screen, and the screen stays Arabic', async () => {
  const described = recordKinds.phase as unknown as RecordKind
  const given = { title: 'Listening', hearing: 'Tired of asking' }
  const phase = phaseSchema.parse(newRecord(described, { id: 'it', order: 1, given }))
  await projectOnPage(host, 'learning?list=phase&record=it', { changes: [added('phase', phase)] })
  await screen.findByRole('button', { name: 'Save as web page (HTML)' })
  await act(() => showScreensIn('ar'))
  await userEvent.click(screen.getByRole('button', { name: i18next.t('learning:saveHtml') }))
  await waitFor(() => expect(host.saved.length).toBe(1))
  const [saved] = host.saved
  const page = saved && 'bytes' in saved ? new TextDecoder().decode(saved.bytes) : ''
  expect(page).toContain('<html lang="en-GB">')
  expect(page).toContain('Tired of asking')
  expect(page).not.toMatch(/\p{Script=Arabic}/u)
  expect(shownLanguage()).toBe('ar')
})

it('finds the messages of each namespace where its file lies', () => {
  startWords()
  const files = import.meta.glob<object>(
    ['../../../src/renderer/src/**/*.en.json', '../../../src/core/words/*.en.json'],
    {
      eager: true,
      import: 'default',
    },
  )
  const asTranslation = Object.entries(files).map(([path, messages]) => [
    path.replace('../../../src/renderer/src/', '../').replace('../../../src/core/', '../../../core/'),
    messages,
  ])
  const found = messagesIn(Object.fromEntries(asTranslation), 'en')
  const english = i18next.getDataByLanguage('en') ?? {}
  for (const [namespace, messages] of Object.entries(found))
    expect([namespace, messages]).toEqual([namespace, english[namespace]])
  expect(Object.keys(found).sort()).toEqual(Object.keys(english).sort())
})

/** Where a person comes to in a project, with something on each screen. */
const screens = [
  'overview',
  'theory?view=picture',
  'theory?view=outline',
  'measures',
  'measures/MEASURE',
  'evidence',
  'workshops',
  'workshops/WORKSHOP',
  'people',
  'learning',
  'reports',
  'history',
  'settings',
]

/** The pseudo-language marks what is from a message file. */
const isOurs = (text: string) => text.includes('⟦')

/** The app's own name, and that of projects other tests have begun: the same in every language. */
const names = ['Common Measure', 'Homes for all']

async function everyTextOfTheProject(): Promise<string> {
  const { db } = openSession()
  const rows = await Promise.all(db.tables.map(table => table.toArray()))
  const texts: string[] = []
  JSON.stringify(rows, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    return value
  })
  return [...texts, ...names].join('\n')
}

async function settled() {
  await screen.findByRole('heading', { level: 1 })
  await waitFor(() => expect(document.querySelector('main [role=status] .mantine-Skeleton-root')).toBeNull())
  await new Promise(requestAnimationFrame)
}

describe('a language that nobody speaks', () => {
  it('has accents on every letter and is longer', () => {
    expect(pseudo('Save {{name}} <b>now</b>')).toBe('⟦Šáṽé {{name}} <b>ñóŵ</b> óñé⟧')
  })

  it('would be missed where a word is not in a file, is cut off, or pushes the page sideways', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="made-wrong" title="Titled so"><p>⟦Šáṽé⟧ forgotten</p><p style="width:4rem;overflow:hidden;white-space:nowrap">⟦Šáṽé óñé ţŵó ţĥŕéé⟧</p><p style="width:200vw">⟦Šáṽé⟧</p><p dir="auto">⟦A name: šáṽé⟧</p><p dir="auto">A name</p></div>',
    )
    const wrong = document.getElementById('made-wrong') ?? document.body
    onTestFinished(() => wrong.remove())
    expect(
      notInMessages(wrong.parentElement ?? wrong, 'a row, A name').filter(text => /forgotten|Titled/.test(text)).length,
    ).toBe(2)
    expect(cutOff(wrong).length).toBe(1)
    expect(guessedDirections(wrong, isOurs)).toEqual(['⟦A name: šáṽé⟧'])
    expect(sideways()).toMatch(/px/)
    wrong.remove()
    expect(sideways()).toBeNull()
  })

  it('is on every screen, all of it, and no word is cut off or pushes the page sideways, from either side', async () => {
    await appOnPage(host)
    await userEvent.click(await screen.findByRole('button', { name: 'Open the sample project' }))
    await screen.findByRole('heading', { level: 1, name: 'Overview' }, { timeout: 60_000 })
    const { id, db } = openSession()
    const [measure] = await db.rowsOf('measure').toArray()
    const [workshop] = await db.rowsOf('workshop').toArray()
    const rows = await everyTextOfTheProject()
    const messages = pseudoMessages()
    const found: string[] = []
    const look = async (name: string) => {
      for (const direction of ['ltr', 'rtl'] as const) {
        speak(pseudoLanguage, direction, messages)
        for (const width of [1280, 320]) {
          await page.viewport(width, 720)
          await settled()
          const problems = () => [
            ...notInMessages(document.body, rows).map(text => `not in a message file: ${text}`),
            ...guessedDirections(document.body, isOurs).map(text => `runs as its first name does: ${text}`),
            ...cutOff(document.body).map(text => `cut off: ${text}`),
            ...[sideways()].filter(Boolean).map(by => `goes sideways: ${by}`),
          ]
          // The screen before may still be going, and charts take their new width in the next frames.
          await waitFor(() => expect(problems()).toEqual([]), { timeout: 3000 }).catch(() =>
            found.push(...problems().map(problem => `${name} ${direction} ${width}: ${problem}`)),
          )
        }
      }
    }
    for (const each of screens) {
      await goTo(`/p/${id}/${each.replace('MEASURE', measure?.id ?? '').replace('WORKSHOP', workshop?.id ?? '')}`)
      await settled()
      await look(each)
    }
    await goTo('/begin')
    await settled()
    await look('begin')
    expect(found).toEqual([])
  }, 300_000)
})
