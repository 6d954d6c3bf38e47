import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { MarkedText } from '@core/search/marked-text'
import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import common from '../../ui/common.module.css'
import { Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'
import type { Place } from './places'
import classes from './search.module.css'
import { type Result, type ResultGroup, useResults } from './use-results'
import words from './words.en.json'

type SearchDialogProps = { onChoose: (leads: Place['leads']) => void; onClose: () => void }

const longestQuery = 200
/** A screen reader is told once the typing has stopped for a moment. */
const tellAfterMs = 500

/**
 * Looks for everything that has the words, and for every screen and action with that name. A combobox as WAI-ARIA describes it: the focus
 * stays in the field, and arrows go through the list below it.
 */
export function SearchDialog({ onChoose, onClose }: SearchDialogProps) {
  const { t } = useTranslation('search')
  const id = useId()
  const [query, setQuery] = useState('')
  const { results, failed } = useResults(query)
  const shown = results?.groups ?? []
  const all = shown.flatMap(group => group.results)
  const [chosen, setChosen] = useState(0)
  const active = Math.min(chosen, all.length - 1)
  const idOf = (result: Result) => `${id}-${result.key.replaceAll(' ', '-')}`
  const activeId = all[active] && idOf(all[active])

  // What was found for other words is on its way out: Enter waits for what these find.
  const isCurrent = results?.query === query
  const enterAsked = useRef(false)
  const choose = (result: Result | undefined) => {
    if (result) onChoose(result.leads)
  }
  useEffect(() => {
    if (!isCurrent || !enterAsked.current) return
    enterAsked.current = false
    choose(all[0])
  })
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
    // The heading above the first one is to be seen too.
    if (active === 0) list.current?.scrollTo({ top: 0 })
  }, [activeId, active])

  const move = (by: number) => setChosen((active + by + all.length) % Math.max(1, all.length))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && isCurrent) choose(all[active])
    else if (event.key === 'Enter') enterAsked.current = true
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={t('title')} onClose={onClose} size="lg">
      <TextInput
        label={t('field')}
        placeholder={t('hint')}
        leftSection={<IconSearch size={20} aria-hidden />}
        dir="auto"
        data-autofocus
        maxLength={longestQuery}
        role="combobox"
        aria-expanded={all.length > 0}
        aria-controls={all.length > 0 ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-activedescendant={activeId}
        spellCheck={false}
        value={query}
        onChange={event => {
          enterAsked.current = false
          setQuery(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Said query={query} count={all.length === 0 ? 0 : sumOf(shown)} isCurrent={isCurrent} failed={failed} />
      <div className={classes.below}>
        {results?.inside && <Text className={classes.note ?? ''}>{t('inside')}</Text>}
        {all.length > 0 && (
          <div
            role="listbox"
            aria-label={t('results')}
            id={`${id}-list`}
            className={classes.list}
            ref={list}
            aria-busy={!isCurrent}
          >
            {shown.map(group => (
              <Group key={group.kind} group={group} idOf={idOf} activeId={activeId} onChoose={choose} />
            ))}
          </div>
        )}
        {all.length === 0 && results && isCurrent && (
          <div className={classes.note}>
            <Text fw={600}>{t('none', { query: query.trim() })}</Text>
            <Text>{t('noneTry')}</Text>
          </div>
        )}
      </div>
      <Text size="sm" c="dimmed" mt="sm">
        {t('move')}
      </Text>
    </Dialog>
  )
}

const sumOf = (groups: readonly ResultGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0)

type SaidProps = { query: string; count: number; isCurrent: boolean; failed: boolean }

/** What became of the words that were typed: for the eye where it takes long, else for assistive technology. */
function Said({ query, count, isCurrent, failed }: SaidProps) {
  const { t } = useTranslation('search')
  const slow = useDebouncedValue(!isCurrent, tellAfterMs)[0] && !isCurrent
  const [settled] = useDebouncedValue(query, tellAfterMs)
  const asked = query.trim() !== ''
  if (failed)
    return (
      <Text role="alert" c="var(--mantine-color-error)" mt="sm">
        {t('failed')}
      </Text>
    )
  return (
    <div role="status" className={slow ? '' : common.unseen}>
      {slow ? t('reading') : asked && isCurrent && settled === query ? t('found', { count }) : ''}
    </div>
  )
}

type GroupProps = {
  group: ResultGroup
  idOf: (result: Result) => string
  activeId: string | undefined
  onChoose: (result: Result) => void
}

function Group({ group: { kind, count, results }, idOf, activeId, onChoose }: GroupProps) {
  const { t } = useTranslation('search')
  const headingId = useId()
  const name = useNameOfGroup(kind)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list to choose from
    <div role="group" aria-labelledby={headingId}>
      <div id={headingId} className={classes.heading} role="presentation">
        {count > results.length ? t('some', { name, shown: results.length, count }) : name}
      </div>
      {results.map(result => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={result.key}
          id={idOf(result)}
          role="option"
          aria-selected={idOf(result) === activeId}
          className={classes.option}
          // The focus stays in the field.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(result)}
        >
          <Marked text={result.name} className={classes.name} />
          {result.excerpt && <Marked text={result.excerpt} className={classes.excerpt} />}
        </div>
      ))}
    </div>
  )
}

function useNameOfGroup(kind: string): string {
  const { t } = useTranslation('search')
  const { t: record } = useTranslation('kinds')
  if (kind === 'recent' || kind === 'often') return t(kind)
  if (kind in recordKinds) return record(`${kind as KindOfRecord}.many`)
  return kind in words.group ? t(`group.${kind as keyof typeof words.group}`) : kind
}

/** Marked by weight and a line below: not by colour alone. */
function Marked({ text, className }: { text: MarkedText; className: string | undefined }) {
  return (
    <span dir="auto" className={className}>
      {text.map(({ text: part, marked }, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
        marked ? <mark key={place}>{part}</mark> : part,
      )}
    </span>
  )
}
