import { mostItems } from '@core/workshop/plan'
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useTitleProblem } from '../../../terms/title-problem'
import { DraftLine } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import { NewItem } from '../new-item'
import classes from './plan.module.css'
import { PlanPart } from './plan-part'
import type { PlanPartProps } from './use-plan-edit'
import { useKeptText } from './use-plan-edit'

/** Proposals people vote on whatever comes in on the day: the project's measures, or words brought along. */
export function ItemList({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const measures = useRows('measure')
  const kept = useKeptText()
  const titleProblem = useTitleProblem()
  const field = useRef<HTMLTextAreaElement>(null)
  const { items } = workshop.plan
  const missing = measures?.filter(({ id }) => !items.some(({ measureId }) => measureId === id)) ?? []
  const room = mostItems - items.length

  const setItems = (change: (items: typeof workshop.plan.items) => typeof workshop.plan.items) =>
    edit(now => ({ ...now, plan: { ...now.plan, items: change(now.plan.items).slice(0, mostItems) } }))
  const add = async (words: string) =>
    typeof (await setItems(now => [...now, { id: newId(), words, measureId: null }])) !== 'object'
  const addMeasures = () =>
    setItems(now => [...now, ...missing.map(({ id, title }) => ({ id: newId(), words: title, measureId: id }))])
  return (
    <PlanPart title={t('items')} hint={t('itemsHint')}>
      {items.length > 0 && (
        <ol className={classes.items}>
          {items.map((item, index) => (
            <li key={item.id}>
              <Group wrap="nowrap" align="flex-start" gap="xs">
                <DraftLine
                  flex={1}
                  miw={0}
                  aria-label={t('itemWords', { place: index + 1 })}
                  stored={item.words}
                  keepText={kept.title(typed =>
                    setItems(now => now.map(each => (each.id === item.id ? { ...each, words: typed } : each))),
                  )}
                />
                <ActionIcon
                  color="red"
                  aria-label={t('itemRemove', { place: index + 1 })}
                  onClick={() => {
                    setItems(now => now.filter(({ id }) => id !== item.id))
                    field.current?.focus()
                  }}
                >
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Group>
              {item.measureId !== null && <Text c="dimmed">{t('itemFromMeasure')}</Text>}
            </li>
          ))}
        </ol>
      )}
      {room > 0 ? (
        <NewItem field={field} label={t('itemNew')} add={t('itemAdd')} problemOf={titleProblem} onAdd={add}>
          {missing.length > 0 && (
            <Button variant="subtle" onClick={addMeasures}>
              {t('itemMeasures')}
            </Button>
          )}
        </NewItem>
      ) : (
        <Text c="dimmed">{t('itemsFull')}</Text>
      )}
    </PlanPart>
  )
}
