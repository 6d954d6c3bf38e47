import { aggregationsOf, aggregationUsed } from '@core/observation/aggregate'
import { type Aggregation, directions, type Measure, type MeasureKind, measureKinds } from '@core/project/entities'
import { Checkbox, Group, NativeSelect, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import { DraftInput } from '../../ui/draft-fields'
import { showDone } from '../../ui/notices'
import { SheetPart, type SheetPartProps } from './sheet-part'
import { useTextKeeper } from './use-text-keeper'

export function CountingFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { smallestGroup } = useProject()
  const keepText = useTextKeeper(edit)
  const used = aggregationUsed(measure)
  const chooseKind = (kind: MeasureKind) => {
    const { fields, aimsLost } = fieldsOfKind(measure, kind)
    edit(fields)
    if (aimsLost) showDone({ title: t('aimsTakenOutTitle'), message: t('aimsTakenOut') })
  }
  return (
    <SheetPart title={t('sheetCounting')}>
      <Radio.Group
        label={t('fieldKind')}
        value={measure.kind}
        onChange={value => {
          const kind = measureKinds.find(known => known === value)
          if (kind) chooseKind(kind)
        }}
      >
        <Group mt="xs" gap="lg" align="flex-start">
          {measureKinds.map(kind => (
            <Radio key={kind} value={kind} label={t(`kind.${kind}`)} description={t(`kindHint.${kind}`)} />
          ))}
        </Group>
      </Radio.Group>
      {measure.kind !== 'rubric' && (
        <DraftInput
          label={t('fieldUnit')}
          description={t(`fieldUnitHint.${measure.kind}`)}
          maw="28rem"
          stored={measure.unit}
          keepText={keepText('unit', 200)}
        />
      )}
      <NativeSelect
        label={t('fieldDirection')}
        maw="28rem"
        value={measure.direction}
        data={directions.map(value => ({ value, label: t(`direction.${value}`) }))}
        onChange={event => {
          const direction = directions.find(value => value === event.currentTarget.value)
          if (direction) edit({ direction })
        }}
      />
      <NativeSelect
        label={t('fieldAggregation')}
        description={
          measure.kind === 'rubric' && isRubricAggregation(used)
            ? t(`rubricAggregationHint.${used}`)
            : t(`aggregationHint.${used}`)
        }
        inputWrapperOrder={['label', 'input', 'description']}
        value={used}
        data={aggregationsOf[measure.kind].map(value => ({ value, label: t(`aggregation.${value}`) }))}
        onChange={event => {
          const aggregation = aggregationsOf[measure.kind].find(value => value === event.currentTarget.value)
          if (aggregation) edit({ aggregation })
        }}
      />
      {measure.kind !== 'rubric' && (
        <Checkbox
          label={t('fieldCountsPeople')}
          description={t('fieldCountsPeopleHint', { threshold: smallestGroup })}
          checked={measure.countsPeople}
          onChange={event => edit({ countsPeople: event.currentTarget.checked })}
        />
      )}
    </SheetPart>
  )
}

const isRubricAggregation = (used: Aggregation): used is (typeof aggregationsOf.rubric)[number] =>
  aggregationsOf.rubric.some(known => known === used)

/** The measure as another kind: what was aimed for stays where it can be a value of that kind, and goes where it cannot. */
function fieldsOfKind(measure: Measure, kind: MeasureKind): { fields: Partial<Measure>; aimsLost: boolean } {
  const fits = ({ value }: { value: number }) =>
    kind === 'number' || (kind === 'share' ? value >= 0 && value <= 1 : Number.isInteger(value) && value >= 1)
  const baseline = measure.baseline && fits(measure.baseline) ? measure.baseline : null
  const targets = measure.targets.filter(fits)
  return {
    fields: { kind, aggregation: aggregationUsed({ kind, aggregation: measure.aggregation }), baseline, targets },
    aimsLost: baseline !== measure.baseline || targets.length < measure.targets.length,
  }
}
