import { rowInWords } from '@core/words/format'
import type { Act } from '@core/workshop/session/act'
import type { FacilitatorView, Item } from '@core/workshop/session/views'
import { ActionIcon, Box, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { newId } from '../../../data/new-id'
import { Dialog } from '../../../ui/dialog'
import { DraftLine } from '../../../ui/draft-fields'
import { Section } from '../../../ui/section'
import type { KeepText } from '../../../ui/use-draft'
import { useTranslation } from '../../../ui/use-translation'
import { NewItem } from '../new-item'
import { EarlierWords } from './difference-card'
import { mostItems, namesGroups } from './ideas-in-order'
import { usePerspectiveName, useRoom } from './room-context'
import classes from './run.module.css'
import { WallToggle } from './wall-toggle'

const longestItem = 2000
type ActItem = Extract<Act, { kind: 'set-items' }>['items'][number]

export const actItems = ({ items }: FacilitatorView): ActItem[] =>
  items.map(({ id, words, from, measureId }) => ({ id, words, from: [...from], measureId }))

/** The list with a new wording in place of an item that was voted on: an item of its own, whose votes are its own. */
export const withNewWording = (
  items: readonly ActItem[],
  { id, measureId }: Item,
  { wording, rewordedBy }: { wording: string; rewordedBy: string[] },
): ActItem[] =>
  items.map(item =>
    item.id === id
      ? { id: newId(), words: wording.trim(), from: item.from, measureId, rewordedFrom: id, rewordedBy }
      : item,
  )

/** Proposals: reworded, added and taken out between votes; while one is open they stay as they are. */
export function ItemsEditor() {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act, keep } = useRoom()
  const nameOf = usePerspectiveName()
  const { items } = view
  const [reworded, setReworded] = useState<{ item: Item; words: string } | null>(null)
  const fixed = view.vote !== null || view.agreements.some(({ gradient }) => gradient.state === 'open')
  const setItems = (change: (items: ActItem[]) => ActItem[]) =>
    act(now => ({ kind: 'set-items', items: change(actItems(now)) }))
  const field = useRef<HTMLTextAreaElement>(null)
  const lengthProblem = (words: string) =>
    words.length > longestItem ? t('terms:textTooLong', { limit: longestItem }) : null
  const keepWords =
    (itemId: string): KeepText =>
    typed => {
      const words = typed.trim()
      if (words === '') return { error: t('terms:titleMissing') }
      const problem = lengthProblem(words)
      if (problem !== null) return { error: problem }
      const item = items.find(({ id }) => id === itemId)
      if (item && wasVotedOn(view, itemId) && words !== item.words) {
        setReworded({ item, words })
        // The field shows the words that stand until it is settled what the new ones are.
        return 'unchanged'
      }
      return keep(setItems(now => now.map(each => (each.id === itemId ? { ...each, words } : each))))
    }
  return (
    <Section title={t('items')} order={3}>
      {items.length === 0 && <Text c="dimmed">{t('itemsNone')}</Text>}
      {items.length > 0 && view.closedVotes.length > 0 && !fixed && <Text c="dimmed">{t('itemsVoted')}</Text>}
      <ol className={classes.items}>
        {items.map((item, index) => (
          <li key={item.id}>
            {fixed ? (
              <p className={classes.ideaWords} dir="auto">
                {item.words}
              </p>
            ) : (
              <Group wrap="nowrap" align="flex-start" gap="xs">
                <DraftLine
                  flex={1}
                  miw={0}
                  aria-label={t('itemWords', { place: index + 1 })}
                  stored={item.words}
                  keepText={keepWords(item.id)}
                />
                <ActionIcon
                  color="red"
                  aria-label={t('itemRemove', { place: index + 1 })}
                  onClick={() => setItems(now => now.filter(({ id }) => id !== item.id))}
                >
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Group>
            )}
            {item.figure !== '' && <Text dir="auto">{item.figure}</Text>}
            <EarlierWords item={item} />
            {item.proposedBy.length > 0 && (
              <Text c="dimmed" dir="auto">
                {t('itemFrom', { names: rowInWords(item.proposedBy.map(nameOf)) })}
              </Text>
            )}
            <WallToggle id={item.id} words={item.words} />
          </li>
        ))}
      </ol>
      {!fixed && items.length < mostItems && (
        <Box mt="md">
          <NewItem
            field={field}
            label={t('itemNew')}
            add={t('itemAdd')}
            problemOf={lengthProblem}
            onAdd={words => setItems(now => [...now, { id: newId(), words, from: [], measureId: null }])}
          />
        </Box>
      )}
      {reworded && <RewordedDialog {...reworded} onClose={() => setReworded(null)} />}
    </Section>
  )
}

const wasVotedOn = ({ closedVotes }: FacilitatorView, itemId: string): boolean =>
  closedVotes.some(({ counted }) => counted.outcomes.some(each => each.itemId === itemId))

type RewordedDialogProps = { item: Item; words: string; onClose: () => void }

/** Words that people voted on read otherwise: the same meaning, or a proposal of its own. */
function RewordedDialog({ item, words, onClose }: RewordedDialogProps) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const [same, setSame] = useState(false)
  const [by, setBy] = useState<string[]>([])
  const save = async () => {
    const done = await act(now => {
      const before = actItems(now)
      return {
        kind: 'set-items',
        items: same
          ? before.map(each => (each.id === item.id ? { ...each, words, sameMeaning: true } : each))
          : withNewWording(before, item, { wording: words, rewordedBy: by }),
      }
    })
    if (done) onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('rewordedTitle')}
      action={{ label: same ? t('rewordedSame') : t('newProposal'), onChoose: save }}
    >
      <Text>{t('rewordedFrom', { words: item.words })}</Text>
      <Text>{t('rewordedTo', { words })}</Text>
      <Checkbox
        label={t('sameMeaning')}
        description={t('sameMeaningMore')}
        checked={same}
        onChange={event => setSame(event.currentTarget.checked)}
      />
      {!same && <Text>{t('votedOnOther')}</Text>}
      {!same && namesGroups(view) && (
        <Checkbox.Group label={t('agreeReworded')} value={by} onChange={setBy}>
          <Stack gap="xs" mt="xs">
            {view.opening.perspectives.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Dialog>
  )
}
