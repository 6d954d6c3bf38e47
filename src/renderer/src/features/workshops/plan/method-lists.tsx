import { mostDomains, mostLevels, type SessionPlan } from '@core/project/entities'
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { newId } from '../../../data/new-id'
import { DraftInput } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import classes from './plan.module.css'
import { PlanPart } from './plan-part'
import type { PlanPartProps } from './use-plan-edit'

const longestName = 200
const longestQuestion = 2000

type Named = NonNullable<SessionPlan['levels']>[number]
type Change = (now: readonly Named[]) => Named[]

/** What the session of this plan sorts people's words by: the levels of a rubric, or what changes can be about. Nothing else has any. */
export function MethodLists({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation(['workshopPlan', 'terms'])
  const { method, levels = [], domains = [] } = workshop.plan
  if (method === 'rubric')
    return (
      <PlanPart title={t('levels')} hint={t('levelsHint')}>
        <NameList
          list="level"
          names={levels}
          fewest={2}
          most={mostLevels}
          onChange={change => edit(now => ({ ...now, plan: { ...now.plan, levels: change(now.plan.levels ?? []) } }))}
        />
      </PlanPart>
    )
  if (method === 'stories')
    return (
      <PlanPart title={t('domains')} hint={t('domainsHint')}>
        <NameList
          list="domain"
          names={domains}
          fewest={0}
          most={mostDomains}
          onChange={change => edit(now => ({ ...now, plan: { ...now.plan, domains: change(now.plan.domains ?? []) } }))}
        />
        <Text c="dimmed">{t('domainsOther', { other: t('terms:domainOther') })}</Text>
      </PlanPart>
    )
  if (method === 'power')
    return (
      <PlanPart title={t('questions')} hint={t('questionsHint')}>
        <NameList
          list="question"
          names={domains}
          fewest={0}
          most={mostDomains}
          longest={longestQuestion}
          onChange={change => edit(now => ({ ...now, plan: { ...now.plan, domains: change(now.plan.domains ?? []) } }))}
        />
        <Text c="dimmed">{t('domainsOther', { other: t('terms:powerOther') })}</Text>
      </PlanPart>
    )
  return null
}

type NameListProps = {
  list: 'level' | 'domain' | 'question'
  names: readonly Named[]
  fewest: number
  most: number
  /** Characters of a name. */
  longest?: number
  onChange: (change: Change) => ReturnType<PlanPartProps['edit']>
}

function NameList({ list, names, fewest, most, longest = longestName, onChange }: NameListProps) {
  const { t } = useTranslation('workshopPlan')
  return (
    <>
      <ol className={classes.items}>
        {names.map(({ id, name }, index) => (
          <li key={id}>
            <Group wrap="nowrap" align="flex-start" gap="xs">
              <DraftInput
                flex={1}
                miw={0}
                aria-label={t(`${list}Name`, { place: index + 1 })}
                stored={name}
                keepText={typed => {
                  const text = typed.trim()
                  if (text === '' || text.length > longest) return { error: t('listNameWrong', { longest }) }
                  return onChange(now => now.map(each => (each.id === id ? { ...each, name: text } : each)))
                }}
              />
              <ActionIcon
                color="red"
                aria-label={t('listRemove', { name })}
                disabled={names.length <= fewest}
                onClick={() => onChange(now => now.filter(each => each.id !== id))}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      {names.length < most && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => onChange(now => [...now, { id: newId(), name: t(`${list}New`, { place: now.length + 1 }) }])}
          >
            {t(`${list}Add`)}
          </Button>
        </Group>
      )}
    </>
  )
}
