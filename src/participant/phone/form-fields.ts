import { countAllLetters } from './letters'
import type { Draft, Memory } from './memory'

type Field = HTMLInputElement | HTMLTextAreaElement

export const answerForms = (root: ParentNode): HTMLFormElement[] =>
  Array.from(root.querySelectorAll<HTMLFormElement>('form[data-slot]'))

const fieldsOf = (form: HTMLFormElement): Field[] =>
  Array.from(form.querySelectorAll<Field>('input:not([type=hidden]), textarea'))

const isTicked = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox'

/** `null`: nothing chosen or typed that is not in the form anyway. */
export function draftIn(form: HTMLFormElement): Draft | null {
  const fields: Record<string, string> = {}
  for (const field of fieldsOf(form)) if (!isTicked(field) || field.checked) fields[field.name] = field.value
  const words = typedIn(form)
  const untouched = fieldsOf(form).every(field =>
    isTicked(field) ? field.checked === field.defaultChecked : field.value === field.defaultValue,
  )
  return untouched ? null : { fields, words }
}

export const typedIn = (form: HTMLFormElement): string => form.querySelector('textarea')?.value.trim() ?? ''

/** What was chosen or typed, in words: for the list of what is still on the phone. */
export function answerIn(form: HTMLFormElement): string {
  const chosen = form.querySelector('input[type=radio]:checked')?.nextElementSibling?.textContent
  return [chosen, typedIn(form)].filter(Boolean).join(': ') || form.querySelector('button')?.textContent || ''
}

export function fill(form: HTMLFormElement, said: Readonly<Record<string, string>>): void {
  for (const field of fieldsOf(form)) {
    const value = said[field.name]
    if (isTicked(field)) field.checked = field.value === value
    else if (field.value !== (value ?? '')) field.value = value ?? ''
  }
}

/** Puts back what this phone knows better than the laptop: what is half typed, and what is on its way. */
export function fillFromMemory(root: ParentNode, memory: Memory): void {
  for (const form of answerForms(root)) {
    const slot = form.dataset.slot ?? ''
    const draft = memory.drafts()[slot]
    const waiting = memory.waiting().find(entry => entry.slot === slot)
    if (draft) fill(form, draft.fields)
    else if (waiting) fill(form, Object.fromEntries(new URLSearchParams(waiting.body)))
    needReasonForBlock(form)
    countAllLetters(form)
  }
}

/** A block without a reason is refused: better said before it is sent. */
export function needReasonForBlock(form: HTMLFormElement): void {
  const reason = form.querySelector<HTMLTextAreaElement>('textarea[name=reason]')
  if (reason) reason.required = form.querySelector('input[name=step][value="8"]:checked') !== null
}

/** Too long, or only blanks where words are needed: the browser says so, as it does of an empty field. */
export function cannotBeSent(form: HTMLFormElement): boolean {
  const field = form.querySelector<HTMLTextAreaElement>('textarea[required]')
  if (field?.value.trim() === '') field.value = ''
  return !form.reportValidity()
}

/**
 * An id that was never used, in the shape the laptop's own have (a random UUID): it must not tell which phones run scripts.
 * `crypto.randomUUID` is not there on plain http.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6)
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
