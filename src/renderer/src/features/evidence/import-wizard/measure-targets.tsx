import type { MappedMeasure, MeasureTarget } from '@core/import/mapping'
import { measureOfQuestion } from '@core/import/survey/propose-survey'
import { acrossesOf, aggregationsOf } from '@core/measure/adding-up'
import { directions, type Measure } from '@core/project/entities'
import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useRows } from '../../../data/hooks'
import common from '../../../ui/common.module.css'
import { DraftInput } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import classes from './import-wizard.module.css'
import { withMeasureTarget } from './mapping-edits'
import { Part } from './part'
import type { ImportWizardState } from './use-import-wizard'

/** The value of the select that stands for a measure to be made. */
const newMeasure = ''
const newKinds = ['number', 'share'] as const

/** For every measure the file feeds: which one it is, or what the new one is called. */
export function MeasureTargets({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const measures = useRows('measure')
  const { mapping, found } = wizard
  if (!mapping || !measures || mapping.measures.length === 0) return null
  const counts = found?.preview.reading?.observationsByMeasure
  const targets = (
    <Stack gap="md">
      {mapping.measures.map((mapped, index) => (
        <OneTarget
          key={mapped.key}
          mapped={mapped}
          measures={measures}
          observations={counts?.[index] ?? null}
          wizard={wizard}
        />
      ))}
      {mapping.measures.some(({ target }) => target.as === 'new') && <Text c="dimmed">{t('newMeasureLater')}</Text>}
    </Stack>
  )
  // A survey feeds many, each called as its question is.
  return (
    <Part title={t('measuresTitle')}>
      {mapping.survey ? (
        <details className={common.details}>
          <summary>{t('measuresOfSurvey', { count: mapping.measures.length })}</summary>
          {targets}
        </details>
      ) : (
        targets
      )}
    </Part>
  )
}

type OneTargetProps = {
  mapped: MappedMeasure
  measures: readonly Measure[]
  /** Null: not read yet. */
  observations: number | null
  wizard: ImportWizardState
}

function OneTarget({ mapped, measures, observations, wizard }: OneTargetProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { mapping, proposed, changeMapping } = wizard
  if (!mapping) return null
  const { key, target } = mapped
  const fedBy = mapping.columns.filter(
    ({ role }) => ('measure' in role && role.measure === key) || (role.as === 'answer' && role.question === key),
  )
  const fitting = mapping.survey ? measures.filter(({ kind }) => kind === mapped.kind) : measures
  const from =
    mapped.named !== null
      ? t('measureNamed', { name: mapped.named })
      : fedBy.length === 1
        ? t('measureFrom', { name: fedBy[0]?.name ?? '' })
        : t('measureFromMany', { count: fedBy.length })
  const asNew = (): MeasureTarget => {
    const first = [...(proposed?.mapping.measures ?? []), ...(proposed?.offers ?? []).map(({ measure }) => measure)]
    const known = first.find(measure => measure.key === key)?.target
    if (known?.as === 'new') return known
    const question = mapping.survey?.questions.find(each => each.key === key)
    if (question && mapping.survey) return measureOfQuestion(question, mapping.columns, mapping.survey, []).target
    const title = mapped.named ?? fedBy[0]?.name ?? ''
    return { as: 'new', title, unit: '', direction: 'increase', aggregation: 'sum', countsPeople: true }
  }
  const choose = (measureId: string) => {
    const existing = measures.find(({ id }) => id === measureId)
    const next: MeasureTarget = existing ? { as: 'existing', measureId } : asNew()
    const newKind = mapping.survey ? mapped.kind : (newKinds.find(each => each === mapped.kind) ?? 'number')
    const kind = existing?.kind ?? newKind
    // Another measure has other figures already, and other levels.
    changeMapping(withMeasureTarget(mapping, key, next, kind), { rereads: true })
  }
  return (
    <fieldset className={classes.target}>
      <legend dir="auto">
        {from}
        {observations !== null && (
          <Text span c="dimmed" fw={400}>
            {' · '}
            {t('observationsInto', { count: observations })}
          </Text>
        )}
      </legend>
      <NativeSelect
        label={t('target')}
        value={target.as === 'existing' ? target.measureId : newMeasure}
        data={[
          { value: newMeasure, label: t('targetNew') },
          ...fitting.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={event => choose(event.currentTarget.value)}
      />
      {target.as === 'new' && <NewMeasureFields mapped={mapped} target={target} wizard={wizard} />}
    </fieldset>
  )
}

type NewTarget = Extract<MeasureTarget, { as: 'new' }>

function NewMeasureFields({
  mapped,
  target,
  wizard,
}: {
  mapped: MappedMeasure
  target: NewTarget
  wizard: ImportWizardState
}) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { mapping, changeMapping } = wizard
  if (!mapping) return null
  const set = (fields: Partial<NewTarget>) => {
    changeMapping(withMeasureTarget(mapping, mapped.key, { ...target, ...fields }, mapped.kind), { rereads: false })
    return 'kept' as const
  }
  const ways = acrossesOf({ kind: mapped.kind, aggregation: target.aggregation })
  return (
    <Stack gap="sm" mt="sm">
      <DraftInput
        label={t('newTitle')}
        required
        stored={target.title}
        keepText={typed => {
          const title = typed.trim()
          return title === '' || title.length > 500 ? { error: t('newTitleBad') } : set({ title })
        }}
      />
      <Group align="flex-start" gap="md">
        <DraftInput
          label={t('newUnit')}
          description={t('newUnitHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          stored={target.unit}
          maxLength={200}
          keepText={typed => set({ unit: typed.trim() })}
        />
        {!mapping.survey && (
          <NativeSelect
            label={t('newKind')}
            value={mapped.kind}
            data={newKinds.map(kind => ({ value: kind, label: t(`terms:kind.${kind}`) }))}
            onChange={event => {
              const kind = newKinds.find(known => known === event.currentTarget.value) ?? 'number'
              const aggregation = kind === 'share' ? 'share' : 'sum'
              changeMapping(withMeasureTarget(mapping, mapped.key, { ...target, aggregation }, kind), { rereads: true })
            }}
          />
        )}
        <NativeSelect
          label={t('newDirection')}
          value={target.direction}
          data={directions.map(value => ({ value, label: t(`terms:direction.${value}`) }))}
          onChange={event => {
            const direction = directions.find(value => value === event.currentTarget.value)
            if (direction) set({ direction })
          }}
        />
        <NativeSelect
          label={t('newAggregation')}
          value={target.aggregation}
          data={aggregationsOf[mapped.kind].map(value => ({ value, label: t(`terms:aggregation.${value}`) }))}
          onChange={event => {
            const aggregation = aggregationsOf[mapped.kind].find(value => value === event.currentTarget.value)
            if (aggregation) set({ aggregation })
          }}
        />
        {ways.length > 0 && (
          <NativeSelect
            label={t('newAcross')}
            value={target.across ?? ways[0]}
            data={ways.map(value => ({ value, label: t(`terms:across.${value}`) }))}
            onChange={event => {
              const across = ways.find(value => value === event.currentTarget.value)
              if (across)
                changeMapping(withMeasureTarget(mapping, mapped.key, { ...target, across }, mapped.kind), {
                  rereads: true,
                })
            }}
          />
        )}
      </Group>
      <Checkbox
        label={t('newCountsPeople')}
        checked={target.countsPeople}
        onChange={event => set({ countsPeople: event.currentTarget.checked })}
      />
    </Stack>
  )
}
