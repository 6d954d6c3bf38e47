import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { RichTextField } from '../../../src/renderer/src/ui/rich-text/rich-text-field'
import { wordsIn } from '../../../src/renderer/src/ui/rich-text/words-in'
import { startWords } from '../../../src/renderer/src/words'

beforeAll(startWords)
afterEach(cleanup)

const offered = (call: string, name: string, value: string) => ({
  ...{ call, name, value, label: `${name}, latest`, group: name },
  offered: true,
})
const figures = [
  offered('measure: m1, latest', 'People housed', '4,134'),
  offered('measure: m2, latest', 'Evictions', 'hidden'),
]

function fieldOnPage(begin: string, budget: number | null = null) {
  const kept: string[] = []
  let store: (text: string) => void = () => undefined
  function Page() {
    const [stored, setStored] = useState(begin)
    store = setStored
    return (
      <>
        <RichTextField
          label="What we learned"
          stored={stored}
          budget={budget}
          figures={figures}
          keepText={text => {
            kept.push(text)
            setStored(text)
            return 'kept'
          }}
        />
        <button type="button">Next</button>
      </>
    )
  }
  render(
    <MantineProvider>
      <Page />
    </MantineProvider>,
  )
  const field = screen.getByRole('textbox', { name: 'What we learned' })
  return {
    kept,
    field,
    store: (text: string) => store(text),
    leave: () => userEvent.click(screen.getByRole('button', { name: 'Next' })),
    tool: (name: string) => userEvent.click(screen.getByRole('button', { name })),
  }
}

const texts = [
  'Rents **went up** and *nobody* asked.',
  '# Why\n\n- rents\n  - in the north\n- wages\n\n1. ask\n2. listen',
  '> We were heard.\n>\n> — Sam',
  'Housed: {{measure: m1, latest}} people, see [the report](https://example.org/a_b).',
  '| Place | People |\n| --- | --- |\n| North | 2\\|3 |',
  'Read 5 \\* 3 and a\\_b, \\[not a link\\](x).',
  'مرحبا **بكم** 👩‍👩‍👧',
]

it.each(texts)('gives back what it was given: %s', async text => {
  const { field, kept, leave } = fieldOnPage(text)
  await userEvent.click(field)
  await userEvent.keyboard('{Control>}{End}{/Control}x{Backspace}')
  await leave()
  expect(kept.filter(each => tidy(each) !== tidy(text))).toEqual([])
})

/** Spaces that make a table neat, and empty lines, mean nothing. */
const tidy = (text: string): string =>
  text
    .replace(/ *\| */g, '|')
    .replace(/-{3,}/g, '---')
    .replace(/\n{2,}/g, '\n')

it('keeps what is typed as what it is, where it looks like a mark of Markdown', async () => {
  const { field, kept, leave } = fieldOnPage('')
  await userEvent.click(field)
  await userEvent.keyboard('#1 in town{Enter}+44 20{Enter}= as before{Enter}a*b*c <b> |x|')
  await leave()
  const shown = field.textContent
  cleanup()
  const again = fieldOnPage(kept.at(-1) ?? '')
  expect(again.field.textContent).toBe(shown)
  expect(again.field.querySelectorAll('h1, h2, ol, ul, em, b, table, a')).toHaveLength(0)
})

it('formats by its buttons, and keeps the text when the focus leaves the field and its tools', async () => {
  const { field, kept, leave, tool } = fieldOnPage('')
  await userEvent.click(field)
  await tool('Bold')
  await userEvent.keyboard('Loud')
  await tool('Bold')
  await userEvent.keyboard(' and clear')
  expect(kept).toEqual([])
  await leave()
  expect(kept).toEqual(['**Loud** and clear'])
})

it('asks for a figure after a slash, shows what it says today, and keeps which it is', async () => {
  const { field, kept, leave } = fieldOnPage('')
  await userEvent.click(field)
  await userEvent.keyboard('Housed: /')
  const dialog = within(await screen.findByRole('dialog', { name: 'Insert a figure' }))
  await expect.poll(() => document.activeElement).toBe(dialog.getByRole('combobox', { name: 'Figure' }))
  await userEvent.keyboard('housed')
  await screen.findByRole('option', { name: 'People housed, latest: 4,134' })
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.poll(() => field.textContent).toContain('People housed: 4,134')
  await expect.poll(() => field.contains(document.activeElement)).toBe(true)
  await userEvent.keyboard('people')
  expect(field.textContent).toMatch(/4,134\s+people$/)
  await leave()
  expect(kept.at(-1)).toBe('Housed: {{measure: m1, latest}} people')
})

it('follows what is stored elsewhere, as by undo', async () => {
  const { field, store } = fieldOnPage('Before')
  store('**After**')
  await expect.poll(() => field.innerHTML).toContain('<strong>After</strong>')
})

it('lets Tab out of a list and a table', async () => {
  const { field } = fieldOnPage('- one\n- two\n\n| a | b |\n| --- | --- |\n| c | d |')
  for (const place of ['two', 'd']) {
    const cell = [...field.querySelectorAll('p')].find(({ textContent }) => textContent === place)
    await userEvent.click(cell as HTMLElement)
    await userEvent.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }))
  }
})

it('counts words as they are read against the budget', async () => {
  const words = (text: string) => wordsIn(text, call => figures.find(figure => figure.call === call)?.value ?? '')
  expect(words('**Rents** went up, {{measure: m1, latest}} times.')).toBe(5)
  expect(words('1. ask\n2. listen\n\n| a | b |\n| --- | --- |\n| c | d |')).toBe(6)
  expect(words('See [the report](https://example.org/long) now')).toBe(4)
  fieldOnPage('one two three four', 3)
  expect(await screen.findByText('4 words: 1 more than the 3 there are')).toBeDefined()
})
