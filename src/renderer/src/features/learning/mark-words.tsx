import { added } from '@core/change/change'
import { placeOf } from '@core/learning/coding'
import type { Coding, Story, Theme } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { shortened, titleOf } from '@core/report/text'
import { sameText } from '@core/same-text'
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { IconHighlight } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { useTranslation } from '../../ui/use-translation'

/** `start`: where they begin in the story's words; null: wherever they stand first. */
export type ChosenWords = { readonly quote: string; readonly start: number | null }

type MarkWordsProps = {
  story: Story
  themes: readonly Theme[]
  codings: readonly Coding[]
  /** What was selected in the words. */
  chosen: ChosenWords
}

const newTheme = 'new'
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const longestShown = 90

/** Marks words with a theme: those that are selected, a whole sentence, or what is typed or pasted. A theme that is new is added with them. */
export function MarkWords({ story, themes, codings, chosen }: MarkWordsProps) {
  const { t } = useTranslation('learning')
  const commit = useCommit()
  const [words, setWords] = useState(chosen)
  const [themeId, setThemeId] = useState(themes.length === 0 ? newTheme : '')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<'quoteNotFound' | 'themeMissing' | null>(null)
  const choose = (next: ChosenWords) => {
    setWords(next)
    setProblem(null)
  }
  const whole = [...sentences.segment(story.words)].flatMap(({ segment, index }) => {
    const quote = segment.trim()
    return quote === '' ? [] : [{ quote, start: index + segment.indexOf(quote) }]
  })
  const mark = async () => {
    const start = words.quote.trim() === '' ? null : placeOf(story.words, words)
    if (start === null) return setProblem('quoteNotFound')
    if (themeId === '' || (themeId === newTheme && name.trim() === '')) return setProblem('themeMissing')
    const there = themeId === newTheme ? themes.find(each => sameText(each.name, name)) : undefined
    const theme =
      themeId === newTheme && !there
        ? (newRecord(recordKinds.theme, {
            id: newId(),
            order: orderAfter(themes),
            given: { name: name.trim() },
          }) as unknown as Theme)
        : null
    const given = { quote: words.quote, themeId: theme?.id ?? there?.id ?? themeId, storyId: story.id, start }
    const coding = newRecord(recordKinds.coding, {
      id: newId(),
      order: orderAfter(codings),
      given,
    }) as unknown as Coding
    if (!(await commit('coding.add', [...(theme ? [added('theme', theme)] : []), added('coding', coding)]))) return
    choose({ quote: '', start: null })
    setThemeId(given.themeId)
    setName('')
  }
  return (
    <Stack gap="sm" data-no-print maw="40rem">
      {whole.length > 1 && (
        <NativeSelect
          label={t('sentence')}
          value={whole.findIndex(({ quote, start }) => quote === words.quote && start === words.start)}
          data={[
            { value: '-1', label: t('chooseTheme') },
            ...whole.map(({ quote }, place) => ({
              value: String(place),
              label: shortened(titleOf(quote), longestShown),
            })),
          ]}
          onChange={event => choose(whole[Number(event.currentTarget.value)] ?? { quote: '', start: null })}
        />
      )}
      <Textarea
        label={t('quote')}
        description={t('quoteHint')}
        autosize
        value={words.quote}
        error={problem === 'quoteNotFound' && t('quoteNotFound')}
        onChange={event => choose({ quote: event.currentTarget.value, start: null })}
      />
      <Group align="flex-end">
        <NativeSelect
          label={t('theme')}
          value={themeId}
          error={problem === 'themeMissing' && themeId === '' && t('themeMissing')}
          data={[
            { value: '', label: t('chooseTheme') },
            ...themes.map(({ id, name: called }) => ({ value: id, label: called })),
            { value: newTheme, label: t('newTheme') },
          ]}
          onChange={event => {
            setThemeId(event.currentTarget.value)
            setProblem(null)
          }}
        />
        {themeId === newTheme && (
          <TextInput
            label={t('newThemeName')}
            value={name}
            maxLength={500}
            error={problem === 'themeMissing' && t('themeMissing')}
            onChange={event => {
              setName(event.currentTarget.value)
              setProblem(null)
            }}
          />
        )}
        <Button variant="default" leftSection={<IconHighlight size={20} aria-hidden />} onClick={mark}>
          {t('mark')}
        </Button>
      </Group>
    </Stack>
  )
}

const orderAfter = (rows: readonly { readonly order: number }[]): number =>
  rows.reduce((most, { order }) => Math.max(most, order), 0) + 1
