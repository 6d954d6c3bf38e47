import { added, edited } from '@core/change/change'
import { lostCodings, placeOf, segmentsOf } from '@core/learning/coding'
import { storyForOthers } from '@core/privacy/told-stories'
import { type Channel, type Coding, channels, type Story, type Theme } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { dayInWords, rowInWords } from '@core/words/format'
import { Button, Group, List, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { IconCheck, IconHighlight, IconLock } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRow, useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { today } from '../../terms/today'
import { HintNotice } from '../../ui/hints'
import { Section } from '../../ui/section'
import classes from './learning.module.css'
import { WithdrawStory } from './withdraw-story'

/** What belongs to a story beside its fields: whether the wording is approved, where it may go, and its words with their themes. */
export function StoryMore({ id }: { id: string }) {
  const { t } = useTranslation('learning')
  const story = useRow('story', id)
  if (!story) return null
  return (
    <Stack gap="xl">
      {story.withdrawnOn === null ? (
        <Approval story={story} />
      ) : (
        <Text>{t('withdrawnOn', { day: dayInWords(story.withdrawnOn) })}</Text>
      )}
      <WhereItMayGo story={story} />
      <WordsAndThemes story={story} />
      {story.withdrawnOn === null && <WithdrawStory story={story} />}
    </Stack>
  )
}

function Approval({ story }: { story: Story }) {
  const { t } = useTranslation('learning')
  const commit = useCommit()
  const { sharedWords, approvedWords, approvedOn } = story
  const isApproved = approvedOn !== null && approvedWords === sharedWords && sharedWords.trim() !== ''
  const approve = () =>
    commit('story.approve', [edited('story', story, { ...story, approvedWords: sharedWords, approvedOn: today() })])
  return (
    <Section title={t('approvalTitle')} order={3}>
      {isApproved ? (
        <Text>{t('approvedOn', { day: dayInWords(approvedOn) })}</Text>
      ) : (
        <Stack gap="sm" align="flex-start">
          <Text>
            {sharedWords.trim() === ''
              ? t('nothingToApprove')
              : approvedOn === null
                ? t('notApproved')
                : t('changedSinceApproved', { day: dayInWords(approvedOn) })}
          </Text>
          {sharedWords.trim() !== '' && (
            <Button variant="default" leftSection={<IconCheck size={20} aria-hidden />} onClick={approve} data-no-print>
              {t('approve')}
            </Button>
          )}
        </Stack>
      )}
    </Section>
  )
}

function WhereItMayGo({ story }: { story: Story }) {
  const { t } = useTranslation(['learning', 'kinds'])
  const people = useRows('person')
  const consents = useRows('consent')
  const contacts = useRows('contact')
  if (!people || !consents || !contacts) return null
  const rows = { person: people, consent: consents, contact: contacts }
  const verdicts = channels.map(channel => ({ channel, ...storyForOthers(story, rows, { on: today(), channel }) }))
  const told = verdicts.flatMap(verdict => ('told' in verdict ? [verdict] : []))
  const gaps = [...new Set(verdicts.flatMap(verdict => ('gap' in verdict ? [verdict.gap] : [])))]
  const named = (channel: Channel) => t(`kinds:consent.choices.channels.${channel}`)
  return (
    <Section title={t('whereTitle')} order={3}>
      {told.length === 0 ? (
        <HintNotice icon={<IconLock size={22} aria-hidden />} title={t('staysHere')}>
          <List>
            {gaps.map(gap => (
              <List.Item key={gap}>{t(`storyGap.${gap}`)}</List.Item>
            ))}
          </List>
        </HintNotice>
      ) : (
        <List>
          {told.map(({ channel, told: { by } }) => (
            <List.Item key={channel}>
              {by === null
                ? t('mayGoUnnamed', { channel: named(channel) })
                : t('mayGoNamed', { channel: named(channel), name: by })}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  )
}

function WordsAndThemes({ story }: { story: Story }) {
  const { t } = useTranslation('learning')
  const themes = useRows('theme')
  const codings = useRows('coding')
  const words = useRef<HTMLParagraphElement>(null)
  const [quote, setQuote] = useState('')
  if (!themes || !codings || story.words === '') return null
  const own = codings.filter(({ storyId }) => storyId === story.id)
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]))
  const lost = lostCodings(story.words, own)
  const takeSelection = () => {
    const selection = window.getSelection()
    const chosen = selection?.toString().trim() ?? ''
    if (chosen !== '' && words.current?.contains(selection?.anchorNode ?? null)) setQuote(chosen)
  }
  return (
    <Section title={t('themesTitle')} order={3}>
      <Stack gap="md">
        <p ref={words} className={classes.words} dir="auto" onMouseUp={takeSelection} onKeyUp={takeSelection}>
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
        {lost.length > 0 && (
          <Text>{t('lostCodings', { count: lost.length, quotes: lost.map(each => each.quote) })}</Text>
        )}
        <MarkWords key={quote} story={story} themes={themes} codings={codings} selected={quote} />
      </Stack>
    </Section>
  )
}

type MarkWordsProps = {
  story: Story
  themes: readonly Theme[]
  codings: readonly Coding[]
  /** What was selected in the words. */
  selected: string
}

/** Marks words with a theme: those that are selected, typed or pasted. */
function MarkWords({ story, themes, codings, selected }: MarkWordsProps) {
  const { t } = useTranslation('learning')
  const commit = useCommit()
  const [quote, setQuote] = useState(selected)
  const [themeId, setThemeId] = useState('')
  const [error, setError] = useState<string | null>(null)
  if (themes.length === 0) return <Text>{t('themesFirst')}</Text>
  const mark = async () => {
    const start = placeOf(story.words, { quote, start: null })
    if (quote.trim() === '' || start === null) return setError(t('quoteNotFound'))
    if (themeId === '') return setError(t('themeMissing'))
    const order = codings.reduce((most, each) => Math.max(most, each.order), 0) + 1
    const row = newRecord(recordKinds.coding, {
      id: newId(),
      order,
      given: { quote, themeId, storyId: story.id, start },
    })
    if (await commit('coding.add', [added('coding', row as unknown as Coding)])) setQuote('')
  }
  return (
    <Stack gap="sm" data-no-print maw="40rem">
      <Textarea
        label={t('quote')}
        description={t('quoteHint')}
        dir="auto"
        autosize
        value={quote}
        error={error}
        onChange={event => {
          setQuote(event.currentTarget.value)
          setError(null)
        }}
      />
      <Group align="flex-end">
        <NativeSelect
          label={t('theme')}
          value={themeId}
          data={[{ value: '', label: t('chooseTheme') }, ...themes.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={event => {
            setThemeId(event.currentTarget.value)
            setError(null)
          }}
        />
        <Button variant="default" leftSection={<IconHighlight size={20} aria-hidden />} onClick={mark}>
          {t('mark')}
        </Button>
      </Group>
    </Stack>
  )
}
