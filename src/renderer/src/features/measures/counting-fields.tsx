import { aggregationsOf, aggregationUsed, hasLevels, isCumulative } from '@core/observation/aggregate'
import {
  type Aggregation,
  directions,
  type Measure,
  type MeasureKind,
  measureKinds,
  spans,
} from '@core/project/entities'
import { Group, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import { DraftArea, DraftCheckbox, DraftInput, DraftRadios, DraftSelect } from '../../ui/draft-fields'
import { showDone } from '../../ui/notices'
import type { KeepText } from '../../ui/use-draft'
import { ItemsEditor } from './items-editor'
import { SayMore } from './say-more'
import { SheetPart, type SheetPartProps } from './sheet-part'
import { useTextKeeper } from './use-text-keeper'

export function CountingFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { smallestGroup } = useProject()
  const { keepText } = useTextKeeper(edit)
  const used = aggregationUsed(measure)
  const hasFigure = measure.kind !== 'story'
  const keepKind: KeepText = async chosen => {
    const kind = measureKinds.find(known => known === chosen) ?? measure.kind
    const { fields, aimsLost } = fieldsOfKind(measure, kind)
    const kept = await edit(fields)
    if (kept === 'kept' && aimsLost) showDone({ title: t('aimsTakenOutTitle'), message: t('aimsTakenOut') })
    return kept
  }
  return (
    <SheetPart title={t('sheetCounting')}>
      <DraftRadios label={t('fieldKind')} stored={measure.kind} keepText={keepKind}>
        <Group mt="xs" gap="lg" align="flex-start">
          {measureKinds.map(kind => (
            <Radio
              key={kind}
              value={kind}
              maw="15rem"
              label={t(`terms:kind.${kind}`)}
              description={t(`kindHint.${kind}`)}
            />
          ))}
        </Group>
      </DraftRadios>
      {(measure.kind === 'number' || measure.kind === 'share') && (
        <DraftInput
          label={t('fieldUnit')}
          description={t(`fieldUnitHint.${measure.kind}`)}
          maw="28rem"
          stored={measure.unit}
          keepText={keepText('unit', 200)}
        />
      )}
      {hasFigure && measure.kind !== 'milestone' && (
        <DraftSelect
          label={t('fieldDirection')}
          maw="28rem"
          stored={measure.direction}
          data={directions.map(value => ({ value, label: t(`terms:direction.${value}`) }))}
          keepText={chosen => edit({ direction: directions.find(value => value === chosen) ?? measure.direction })}
        />
      )}
      {aggregationsOf[measure.kind].length > 1 && !isCumulative(measure) && (
        <DraftSelect
          label={t('fieldAggregation')}
          description={
            measure.kind === 'rubric' && isRubricAggregation(used)
              ? t(`rubricAggregationHint.${used}`)
              : measure.kind === 'scale' && isScaleAggregation(used)
                ? t(`scaleAggregationHint.${used}`)
                : t(`aggregationHint.${used}`)
          }
          inputWrapperOrder={['label', 'input', 'description']}
          stored={used}
          data={aggregationsOf[measure.kind].map(value => ({ value, label: t(`terms:aggregation.${value}`) }))}
          keepText={chosen =>
            edit({ aggregation: aggregationsOf[measure.kind].find(value => value === chosen) ?? used })
          }
        />
      )}
      {measure.kind === 'scale' && <ItemsEditor measure={measure} edit={edit} />}
      {(measure.kind === 'number' || measure.kind === 'share') && (
        <DraftCheckbox
          label={t('fieldCountsPeople')}
          description={t('fieldCountsPeopleHint', { threshold: smallestGroup })}
          stored={measure.countsPeople}
          keep={countsPeople => edit({ countsPeople })}
        />
      )}
      <FurtherCounting measure={measure} edit={edit} />
    </SheetPart>
  )
}

/** What only some numbers and shares need. */
function FurtherCounting({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { keepFurther } = useTextKeeper(edit)
  const { kind, numerator, denominator, cumulative, span } = measure
  if (kind !== 'number' && kind !== 'share') return null
  const filled = [numerator, denominator, cumulative, span].some(field => field !== undefined)
  return (
    <SayMore label={t('moreCounting')} filled={filled}>
      {kind === 'share' && (
        <>
          <DraftArea
            label={t('fieldNumerator')}
            description={t('fieldNumeratorHint')}
            stored={numerator ?? ''}
            keepText={keepFurther('numerator', 2000)}
          />
          <DraftArea
            label={t('fieldDenominator')}
            description={t('fieldDenominatorHint')}
            stored={denominator ?? ''}
            keepText={keepFurther('denominator', 2000)}
          />
        </>
      )}
      <DraftSelect
        label={t('fieldSpan')}
        description={t('fieldSpanHint')}
        maw="28rem"
        stored={span ?? ''}
        data={[{ value: '', label: t('spanDay') }, ...spans.map(value => ({ value, label: t(`span.${value}`) }))]}
        keepText={chosen => edit({ span: spans.find(value => value === chosen) })}
      />
      {kind === 'number' && (
        <DraftCheckbox
          label={t('fieldCumulative')}
          description={t('fieldCumulativeHint')}
          stored={cumulative ?? false}
          keep={checked => edit({ cumulative: checked || undefined })}
        />
      )}
    </SayMore>
  )
}

const isScaleAggregation = (used: Aggregation): used is (typeof aggregationsOf.scale)[number] =>
  aggregationsOf.scale.some(known => known === used)

const isRubricAggregation = (used: Aggregation): used is (typeof aggregationsOf.rubric)[number] =>
  aggregationsOf.rubric.some(known => known === used)

/** The measure as another kind: what was aimed for stays where it can be a value of that kind, and goes where it cannot. */
function fieldsOfKind(measure: Measure, kind: MeasureKind): { fields: Partial<Measure>; aimsLost: boolean } {
  const fits = ({ value }: { value: number }) =>
    kind === 'number' ||
    (kind === 'share' && value >= 0 && value <= 1) ||
    (kind === 'milestone' && value === 1) ||
    (hasLevels(kind) && Number.isInteger(value) && value >= 1)
  const hasBaseline = kind !== 'milestone' && kind !== 'story'
  const baseline = hasBaseline && measure.baseline && fits(measure.baseline) ? measure.baseline : null
  const targets = measure.targets.filter(fits)
  return {
    // The newest answer alone is seldom meant: a scale begins with the middle one.
    fields: {
      kind,
      aggregation: kind === 'scale' ? 'median' : aggregationUsed({ ...measure, kind }),
      baseline,
      targets,
    },
    aimsLost: baseline !== measure.baseline || targets.length < measure.targets.length,
  }
}
