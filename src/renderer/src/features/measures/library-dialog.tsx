import { added } from '@core/change/change'
import {
  isInProject,
  type LibraryEntry,
  type LibraryWords,
  library,
  libraryAreas,
  measureFromLibrary,
} from '@core/measure/library'
import type { Element, Measure } from '@core/project/entities'
import { rowInWords } from '@core/words/format'
import { Badge, Checkbox, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Fragment, useMemo, useState } from 'react'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { Dialog } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import classes from './library-dialog.module.css'

type Described = { readonly entry: LibraryEntry; readonly said: LibraryWords; readonly searched: string }

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** The library in the language of the screen. */
function useLibrary(): readonly Described[] {
  const { t } = useTranslation('library')
  return useMemo(() => {
    // Not every entry has every text: what is not there is empty.
    const say = (key: string) => t(key as 'area.housing', { defaultValue: '' })
    const list = (key: string): string[] => {
      const found: unknown = t(key as 'area.housing', { returnObjects: true, defaultValue: [] })
      return Array.isArray(found) ? found.map(String) : []
    }
    return library.map(entry => {
      const { id, area, publisher } = entry
      const said: LibraryWords = {
        title: say(`entry.${id}.title`),
        about: say(`entry.${id}.about`),
        unit: say(`entry.${id}.unit`),
        numerator: say(`entry.${id}.numerator`),
        denominator: say(`entry.${id}.denominator`),
        method: say(`entry.${id}.method`),
        check: say(`entry.${id}.check`),
        source: say(`entry.${id}.source`),
        publisher: publisher ? say(`publisher.${publisher}`) : '',
        levels: list(`entry.${id}.levels`),
        levelWords: list(`entry.${id}.levelWords`),
      }
      const words = [said.title, said.about, said.method, said.source, said.publisher, say(`area.${area}`)]
      return { entry, said, searched: plain(words.join('\n')) }
    })
  }, [t])
}

type LibraryDialogProps = {
  measures: readonly Measure[]
  /** The place of the first new measure among the others. */
  order: number
  /** The element they are to be for; null: that is chosen later. */
  watched: Element | null
  onAdded: () => void
  onClose: () => void
}

/** Common measures to tick and add, all in one step. */
export function LibraryDialog({ measures, order, watched, onAdded, onClose }: LibraryDialogProps) {
  const { t } = useTranslation(['measures', 'library'])
  const commit = useCommit()
  const all = useLibrary()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const found = all.filter(({ searched }) =>
    plain(query)
      .split(/\s+/)
      .every(word => searched.includes(word)),
  )
  const toggle = (id: string) =>
    setChosen(before => new Set(before.has(id) ? [...before].filter(each => each !== id) : [...before, id]))
  const add = async () => {
    const made = all
      .filter(({ entry }) => chosen.has(entry.id))
      .map(({ entry, said }, index) =>
        measureFromLibrary(entry, said, {
          id: newId(),
          order: order + index,
          outcomeIds: watched ? [watched.id] : [],
        }),
      )
    if (
      !(await commit(
        'measure.add-from-library',
        made.map(measure => added('measure', measure)),
      ))
    )
      return
    showDone({ title: t('libraryAdded', { count: made.length }), message: t('libraryAddedText') })
    onClose()
    onAdded()
  }
  return (
    <Dialog
      title={t('addFromLibrary')}
      size="xl"
      onClose={onClose}
      action={{ label: t('libraryAdd', { count: chosen.size }), onChoose: add, disabled: chosen.size === 0 }}
    >
      <Text>{watched ? t('libraryFor', { title: watched.title }) : t('libraryLead')}</Text>
      <TextInput
        label={t('librarySearch')}
        type="search"
        leftSection={<IconSearch size={20} aria-hidden />}
        value={query}
        onChange={event => setQuery(event.currentTarget.value)}
        onKeyDown={event => {
          // Enter here is not yet "add".
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <Text c="dimmed" size="sm" role="status">
        {found.length === 0 ? t('libraryNothing') : t('libraryFound', { count: found.length, chosen: chosen.size })}
      </Text>
      <Stack gap="lg">
        {libraryAreas.map(area => {
          const here = found.filter(({ entry }) => entry.area === area)
          if (here.length === 0) return null
          return (
            <section key={area} aria-labelledby={`library-${area}`}>
              <Title order={3} size="h4" id={`library-${area}`} mb="xs" dir="auto">
                {t(`library:area.${area}`)}
              </Title>
              <Stack component="ul" gap="sm" p={0} m={0}>
                {here.map(({ entry, said }) => (
                  <EntryRow
                    key={entry.id}
                    entry={entry}
                    said={said}
                    isThere={isInProject(said, measures)}
                    checked={chosen.has(entry.id)}
                    onToggle={() => toggle(entry.id)}
                  />
                ))}
              </Stack>
            </section>
          )
        })}
      </Stack>
    </Dialog>
  )
}

type EntryRowProps = Omit<Described, 'searched'> & { isThere: boolean; checked: boolean; onToggle: () => void }

function EntryRow({ entry, said, isThere, checked, onToggle }: EntryRowProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { kind, direction, frequency } = entry.counted
  // Each in its own direction: the publication has the name that it has, in any language of the screens.
  const sources = [said.source, said.publisher].filter(text => text !== '')
  const counted = [
    t(`terms:kind.${kind}`),
    ...(said.unit === '' ? [] : [said.unit]),
    t(`terms:direction.${direction}`),
    ...(frequency ? [t(`terms:frequency.${frequency}`)] : []),
  ]
  return (
    <li className={classes.entry}>
      <Checkbox
        checked={checked}
        onChange={onToggle}
        label={
          <span className={classes.title}>
            <bdi>{said.title}</bdi>
            {isThere && (
              <Badge component="span" variant="light" color="gray" tt="none">
                {t('libraryThere')}
              </Badge>
            )}
          </span>
        }
        description={<span dir="auto">{said.about}</span>}
      />
      <dl className={classes.facts}>
        <div>
          <dt>{t('libraryCounted')}</dt>
          <dd>{counted.join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('librarySource')}</dt>
          <dd>
            {t(`libraryOrigin.${entry.origin}`)}
            {sources.map((source, place) => (
              <Fragment key={source}>
                {place === 0 ? ': ' : rowInWords(['', ''])}
                <bdi>{source}</bdi>
              </Fragment>
            ))}
            {entry.address && (
              <span className={classes.address} dir="ltr">
                {entry.address}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <Text size="sm" className={classes.method ?? ''} dir="auto">
        {said.method}
      </Text>
    </li>
  )
}
