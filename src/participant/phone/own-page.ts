import { stopReading } from './aloud'
import {
  answerForms,
  answerIn,
  cannotBeSent,
  draftIn,
  fill,
  fillFromMemory,
  needReasonForBlock,
  newId,
  typedIn,
} from './form-fields'
import { ask, type Told, whenChanged } from './laptop'
import { countAllLetters } from './letters'
import { type Memory, memoryOf, type Waiting } from './memory'
import { drawKeptList, outboxOf, problemOf, type Refused } from './outbox'
import { patch, placeOf, screensIn } from './screens'

type Parts = { main: HTMLElement; screen: HTMLElement; status: HTMLElement; kept: HTMLElement }

/** Makes one person's page go on by itself: answers are kept here until the laptop has them, screens change without the network. */
export function ownPage(person: string, { main, screen, status, kept }: Parts): void {
  const memory: Memory = memoryOf(person)
  let screens = screensIn(document)
  let here = main.dataset.place ?? ''
  let drawn = screens.at.get(here)?.markup ?? ''
  let refused: readonly Refused[] = []
  let state = document.body.dataset.state ?? ''
  let statusTimer: ReturnType<typeof setTimeout> | undefined

  const outbox = outboxOf(person, memory, {
    changed: () => redraw(),
    arrived: (_, told) => {
      take(told)
      if (outbox.state() === 'empty') say('saved')
    },
    paused: told => take(told),
    refused: (entry, told) => {
      if (told.page.body.dataset.person === person) take(told)
      turnDown(entry, told.page)
    },
  })

  /** The laptop's sentences stand in the page; `saved` and `moved` go again. */
  function say(what: 'saving' | 'saved' | 'kept' | 'moved' | null): void {
    clearTimeout(statusTimer)
    if (what === 'saved' || what === 'moved') statusTimer = setTimeout(() => say(null), 4000)
    const words = what === null ? '' : (status.dataset[what] ?? '')
    if (status.textContent === words) return
    status.textContent = ''
    status.classList.toggle('stays', what === 'kept')
    if (words !== '') status.appendChild(document.createElement('p')).textContent = words
  }

  function redraw(): void {
    fillFromMemory(screen, memory)
    markWaiting()
    drawKeptList(kept, memory, refused, {
      waiting: outbox.state() === 'kept' ? memory.waiting() : [],
      hasForm: slot => Array.from(screens.at.values()).some(({ markup }) => markup.includes(`data-slot="${slot}"`)),
      remove: entry => {
        refused = refused.filter(other => other !== entry)
        redraw()
        focusHeading()
      },
    })
    if (outbox.state() === 'kept') say('kept')
    else if (outbox.state() === 'empty' && status.textContent === status.dataset.kept) say(null)
    if (state === 'closed' && outbox.state() === 'empty') memory.clear()
  }

  /** Where the laptop's word stands for an answer that this phone has a later one of. */
  function markWaiting(): void {
    for (const line of Array.from(screen.querySelectorAll<HTMLElement>('[data-saved]'))) {
      const entry = memory.waiting().find(({ slot }) => slot === line.dataset.saved)
      if (line.dataset.server === undefined) line.dataset.server = line.innerHTML
      if (entry)
        line.textContent = `${outbox.state() === 'kept' ? status.dataset.kept : status.dataset.saving}: ${entry.answer}`
      else line.innerHTML = line.dataset.server
      line.classList.toggle('waiting', entry !== undefined)
    }
  }

  function show(place: string): void {
    const next = screens.at.get(place)
    if (!next) return
    stopReading()
    here = place
    drawn = next.markup
    screen.innerHTML = next.markup
    main.dataset.place = place
    document.title = next.title
    document.getElementById('notice')?.remove()
    redraw()
    scrollTo(0, 0)
    focusHeading()
  }

  const focusHeading = () => document.getElementById('heading')?.focus()

  function goTo(place: string): void {
    if (!screens.at.has(place)) return
    history.pushState(null, '', place === screens.home ? '/' : `/?at=${place}`)
    show(place)
  }

  /** Takes over what the laptop says now. A person is moved only when the group has moved, or their screen is gone. */
  function take({ page }: Told): void {
    if (page.body.dataset.person !== person) {
      location.replace('/')
      return
    }
    const before = screens.stage
    screens = screensIn(page)
    state = page.body.dataset.state ?? ''
    for (const part of ['header', 'footer']) {
      const [shown, fresh] = [document.querySelector(part), page.querySelector(part)]
      if (shown && fresh && shown.innerHTML !== fresh.innerHTML) shown.innerHTML = fresh.innerHTML
    }
    const moved = screens.stage !== before
    const after = screens.at.get(here)?.markup
    if (moved) say('moved')
    if (after === undefined || (moved && !screens.always.has(here))) {
      history.replaceState(null, '', '/')
      show(screens.home)
      return
    }
    const focused = document.activeElement
    patch(screen, drawn, after)
    drawn = after
    redraw()
    if (focused && !document.contains(focused)) focusAgain(focused)
  }

  function focusAgain(lost: Element): void {
    const same = screen.querySelector<HTMLElement>(selectorOf(lost))
    if (same && same.id !== 'heading') same.focus({ preventScroll: true })
    else focusHeading()
  }

  /** Where what is drawn again is the same to a person. */
  function selectorOf(element: Element): string {
    if (element instanceof HTMLInputElement) return `input[name="${element.name}"][value="${element.value}"]`
    if (element instanceof HTMLAnchorElement) return `a[href="${element.getAttribute('href')}"]`
    return `#${element.id || 'heading'}`
  }

  /** What was said is not lost: it goes back into its form, or stands below with the laptop's reason. */
  function turnDown(entry: Waiting, page: Document): void {
    const problem = problemOf(page)
    const why = page.querySelector('#notice p')?.textContent ?? kept.dataset.refused ?? ''
    const fields = Object.fromEntries(new URLSearchParams(entry.body))
    if (problem === 'gone' && fields.kind?.startsWith('take-back')) return
    const place = fields.here ?? ''
    if ((problem === 'reason-needed' || problem === 'too-long') && screens.at.has(place)) {
      memory.keepDraft(entry.slot, { fields, words: entry.words })
      goTo(place)
      const notice = page.getElementById('notice')
      if (notice) main.insertBefore(document.importNode(notice, true), screen)
      return
    }
    refused = refused.concat({ why, words: [entry.question, entry.answer].join(': ') })
    redraw()
  }

  function submit(form: HTMLFormElement): void {
    if (cannotBeSent(form)) return
    const { slot: formSlot = '', mints = '' } = form.dataset
    const minted = mints === '' ? null : form.querySelector<HTMLInputElement>(`input[name="${mints}"]`)
    if (minted) minted.value = newId()
    const slot = minted ? `${formSlot.split(':')[0]}:${minted.value}` : formSlot
    const fields = new URLSearchParams()
    new FormData(form).forEach((value, name) => {
      fields.set(name, String(value))
    })
    const revision = memory.nextRevision(slot, Number(fields.get('revision')) || 1)
    fields.set('revision', String(revision))
    const question = document.getElementById('heading')?.textContent ?? ''
    memory.keepDraft(formSlot, null)
    memory.wait({ slot, revision, body: fields.toString(), question, answer: answerIn(form), words: typedIn(form) })
    if (minted) fill(form, {})
    setTimeout(() => outbox.state() === 'sending' && say('saving'), 500)
    const next = fields.get('next') ?? screens.home
    if (next === here) redraw()
    else goTo(screens.at.has(next) ? next : screens.home)
    outbox.send()
  }

  async function look(): Promise<void> {
    const told = await ask(here === screens.home ? '/' : `/?at=${here}`)
    if (told && told.status < 500 && told.status !== 429) take(told)
    outbox.send()
  }

  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    if (form.getAttribute('action') === '/leave') memory.clear()
    if (form.dataset.slot === undefined) return
    event.preventDefault()
    submit(form)
  })
  const keepDraft = (event: Event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null
    if (form?.dataset.slot === undefined) return
    needReasonForBlock(form)
    countAllLetters(form)
    memory.keepDraft(form.dataset.slot, draftIn(form))
  }
  document.addEventListener('input', keepDraft)
  document.addEventListener('change', keepDraft)
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const place = placeOf(link.href, screens.home)
    if (place === null || !screens.at.has(place)) return
    event.preventDefault()
    goTo(place)
    if (place === screens.home) void look()
  })
  addEventListener('popstate', () => {
    const place = placeOf(location.href, screens.home)
    show(place !== null && screens.at.has(place) ? place : screens.home)
  })

  if (answerForms(screen).length > 0 || memory.waiting().length > 0) redraw()
  outbox.send()
  whenChanged(
    () => void look(),
    isLive => document.documentElement.classList.toggle('live', isLive),
  )
}
