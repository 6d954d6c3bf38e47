import { removed } from '@core/change/change'
import { lostCodings, segmentsOf } from '@core/learning/coding'
import type { Coding, Story } from '@core/project/entities'
import { rowInWords } from '@core/words/format'
import { ActionIcon, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './learning.module.css'
import { type ChosenWords, MarkWords } from './mark-words'

/** A story's words with their themes: to select, to mark, and to take marks off again. */
export function WordsAndThemes({ story }: { story: Story }) {
  const { t } = useTranslation('learning')
  const themes = useRows('theme')
  const codings = useRows('coding')
  const words = useRef<HTMLParagraphElement>(null)
  const [chosen, setChosen] = useState<ChosenWords>({ quote: '', start: null })
  if (!themes || !codings || story.words === '') return null
  const own = codings.filter(({ storyId }) => storyId === story.id)
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]))
  const takeSelection = () => {
    const found = words.current && selectedIn(words.current, story.words)
    if (found) setChosen(found)
  }
  return (
    <Section title={t('themesTitle')} order={3}>
      <Stack gap="md">
        <p
          ref={words}
          className={classes.words}
          dir="auto"
          tabIndex={-1}
          onMouseUp={takeSelection}
          onTouchEnd={takeSelection}
        >
          {segmentsOf(story.words, own).map(({ text, themeIds }, place) =>
            themeIds.length === 0 ? (
              text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
              <mark key={place} className={classes.marked}>
                {text}
                <span className={classes.theme}> [{rowInWords(themeIds.map(id => nameOf.get(id) ?? '?'))}]</span>
              </mark>
            ),
          )}
        </p>
        <Marks
          codings={own}
          lost={lostCodings(story.words, own)}
          nameOf={nameOf}
          onTakenOff={() => words.current?.focus()}
        />
        <MarkWords
          key={`${chosen.start} ${chosen.quote}`}
          story={story}
          themes={themes}
          codings={codings}
          chosen={chosen}
        />
      </Stack>
    </Section>
  )
}

/** What is selected in the words, and where it begins in them: the same words may stand there twice. Null: nothing is. */
function selectedIn(within: HTMLElement, words: string): ChosenWords | null {
  const selection = window.getSelection()
  const quote = selection?.toString().trim() ?? ''
  if (!selection || quote === '' || !within.contains(selection.anchorNode) || !within.contains(selection.focusNode))
    return null
  const before = document.createRange()
  before.selectNodeContents(within)
  const range = selection.getRangeAt(0)
  before.setEnd(range.startContainer, range.startOffset)
  const text = before.cloneContents()
  for (const name of text.querySelectorAll(`.${classes.theme}`)) name.remove()
  const from = text.textContent?.length ?? 0
  const start = words.indexOf(quote, from)
  return { quote, start: start === -1 ? null : start }
}

type MarksProps = {
  codings: readonly Coding[]
  lost: readonly Coding[]
  nameOf: ReadonlyMap<string, string>
  /** The button that was pressed is gone. */
  onTakenOff: () => void
}

function Marks({ codings, lost, nameOf, onTakenOff }: MarksProps) {
  const { t } = useTranslation('learning')
  const commit = useCommit()
  const takeOff = async (coding: Coding) => {
    if (await commit('coding.remove', [removed('coding', coding)])) onTakenOff()
  }
  if (codings.length === 0) return null
  return (
    <div data-no-print>
      <Text fw={600} id="marked-so-far">
        {t('markedTitle')}
      </Text>
      {lost.length > 0 && (
        <Text>{t('lostCodings', { count: lost.length, quotes: lost.map(({ quote }) => quote) })}</Text>
      )}
      <ul className={classes.marks} aria-labelledby="marked-so-far">
        {codings.map(coding => {
          const told = { quote: coding.quote, theme: nameOf.get(coding.themeId) ?? '?' }
          return (
            <li key={coding.id}>
              <Text span>{t('markOf', told)}</Text>
              <ActionIcon variant="subtle" color="red" aria-label={t('unmark', told)} onClick={() => takeOff(coding)}>
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
