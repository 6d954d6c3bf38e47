import { edited } from '@core/change/change'
import { type PlainFinding, plainReading } from '@core/report/plain/plain-words'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useProject, useSession } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import common from '../../ui/common.module.css'
import { useFocusOnReturn } from '../../ui/hooks'
import { InlineForm } from '../../ui/inline-form'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'
import classes from './reports.module.css'

type PlainWordsProps = {
  /** The sentences, worked out only when somebody wants to know. */
  prose: () => readonly string[]
  /** What they are of. */
  text: string
}

/** Help with plain English, for whoever opens it: nothing here is a rule. */
export function PlainWords({ prose, text }: PlainWordsProps) {
  const { t } = useTranslation('reportWriting')
  const [open, setOpen] = useState(false)
  return (
    <details className={common.disclosure} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('plainWords')}</summary>
      {open && <PlainReading prose={prose} text={text} />}
    </details>
  )
}

const mostShown = 8

function PlainReading({ prose, text }: PlainWordsProps) {
  const { t } = useTranslation('reportWriting')
  const { plainWords = [] } = useProject()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentences are those of the text
  const reading = useMemo(() => plainReading(prose(), plainWords), [text, plainWords])
  if (reading.of === 'other-script') return <Text size="sm">{t('plainOnlyEnglish')}</Text>
  const { findings, readingAge } = reading
  const of = <K extends PlainFinding['kind']>(kind: K) =>
    findings.filter((each): each is Extract<PlainFinding, { kind: K }> => each.kind === kind)
  return (
    <Stack gap="xs" className={classes.plain}>
      <Text size="sm">{readingAge === null ? t('readingAgeShort') : t('readingAge', { count: readingAge })}</Text>
      {findings.length === 0 && <Text size="sm">{t('plainNothing')}</Text>}
      <Findings
        title={t('plainJargon')}
        items={of('jargon').map(({ found, plain }) => ({ key: found, shown: t('insteadOf', { found, plain }) }))}
      />
      <Findings
        title={t('plainLong')}
        items={of('long-sentence').map(({ sentence, words }) => ({
          key: sentence,
          shown: t('longSentence', { sentence, count: words }),
        }))}
      />
      <Findings
        title={t('plainPassive')}
        items={of('passive').map(({ found, sentence }) => ({
          key: `${found} ${sentence}`,
          shown: t('passiveIn', { found, sentence }),
        }))}
      />
      <AddWord />
    </Stack>
  )
}

type FindingsProps = { title: string; items: readonly { readonly key: string; readonly shown: string }[] }

function Findings({ title, items }: FindingsProps) {
  const { t } = useTranslation('reportWriting')
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  const shown = all ? items : items.slice(0, mostShown)
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} aria-hidden>
        {title}
      </Text>
      <ul className={common.points}>
        {shown.map(({ key, shown }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text may say the same sentence twice
          <li key={`${index} ${key}`}>
            <Text size="sm" span>
              {shown}
            </Text>
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('plainAll', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

function AddWord() {
  const { t } = useTranslation('reportWriting')
  const { db } = useSession()
  const commit = useCommit()
  const [adding, setAdding] = useState(false)
  const button = useFocusOnReturn(adding)
  const { values, field, set, check } = useFields({ word: '', plain: '' }, ({ word, plain }) => ({
    word: word.trim() === '' ? t('wordNeeded') : null,
    plain: plain.trim() === '' ? t('plainNeeded') : null,
  }))
  const [word, plain] = [values.word.trim(), values.plain.trim()]
  const add = async () => {
    if (!check()) return
    const kept = await commit('project.edit', async () => {
      const [before] = await db.rowsOf('project').toArray()
      if (!before) return null
      const others = (before.plainWords ?? []).filter(each => each.word.toLowerCase() !== word.toLowerCase())
      return [edited('project', before, { ...before, plainWords: [...others, { word, plain }] })]
    })
    if (!kept) return
    set('word')('')
    set('plain')('')
    setAdding(false)
  }
  if (!adding)
    return (
      <div>
        <Button
          ref={button}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('addWord')}
        </Button>
      </div>
    )
  return (
    <InlineForm
      onClose={() => setAdding(false)}
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <Group gap="sm" align="flex-start">
        <TextInput label={t('word')} maxLength={200} autoComplete="off" autoFocus {...field('word')} />
        <TextInput label={t('plain')} maxLength={500} autoComplete="off" {...field('plain')} />
      </Group>
      <Group gap="sm">
        <Button size="sm" type="submit">
          {t('addWordYes')}
        </Button>
        <Button size="sm" variant="default" onClick={() => setAdding(false)}>
          {t('cancel')}
        </Button>
      </Group>
    </InlineForm>
  )
}
