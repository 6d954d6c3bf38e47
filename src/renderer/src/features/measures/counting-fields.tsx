import {
  acrossesOf,
  acrossUsed,
  aggregationsOf,
  aggregationUsed,
  hasLevels,
  isCumulative,
} from '@core/measure/adding-up'
import {
  type Aggregation,
  directions,
  type Measure,
  type MeasureKind,
  measureKinds,
  spans,
} from '@core/project/entities'
import { ActionIcon, Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useProject } from '../../data/hooks'
import { DraftArea, DraftCheckbox, DraftInput, DraftRadios, DraftSelect } from '../../ui/draft-fields'
import { showDone } from '../../ui/notices'
import type { KeepText } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { useTextKeeper } from './measure-edits'
import classes from './measures.module.css'
import { SayMore, SheetPart, type SheetPartProps } from './sheet-part'

const mostItems = 50

/** What a scale asks about. An answer names its item in words, so an item that has answers keeps them when it is reworded here. */
function ItemsEditor({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const addButton = useRef<HTMLButtonElement>(null)
  const items = measure.items ?? []
  const keep = (next: readonly string[]) => edit({ items: next.length === 0 ? undefined : [...next] })
  const newItem = (): string => {
    let number = items.length + 1
    while (items.includes(t('newItem', { number }))) number++
    return t('newItem', { number })
  }
  return (
    <Stack gap="xs" role="group" aria-label={t('fieldItems')}>
      <Text fw={600}>{t('fieldItems')}</Text>
      <Text size="sm" c="dimmed">
        {t('fieldItemsHint')}
      </Text>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place until it is renamed
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <DraftInput
            flex={1}
            aria-label={t('itemName', { number: index + 1 })}
            stored={item}
            keepText={typed => {
              const name = typed.trim()
              if (name === '') return { error: t('itemNeeded') }
              if (name.length > 500) return { error: t('textTooLong', { limit: 500 }) }
              if (items.some((other, place) => place !== index && other === name)) return { error: t('itemTwice') }
              return keep(items.with(index, name))
            }}
          />
          <ActionIcon
            color="red"
            aria-label={t('removeItem', { item })}
            onClick={() => {
              keep(items.toSpliced(index, 1))
              addButton.current?.focus()
            }}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {items.length < mostItems && (
        <Button
          ref={addButton}
          variant="default"
          className={classes.start ?? ''}
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => keep([...items, newItem()])}
        >
          {t('addItem')}
        </Button>
      )}
    </Stack>
  )
}

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
      <AcrossField measure={measure} edit={edit} />
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

/** How places and groups become the whole. */
function AcrossField({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const ways = acrossesOf(measure)
  if (ways.length === 0) return null
  const used = acrossUsed(measure)
  const before = used === null ? [{ value: '', label: t('acrossAsBefore') }] : []
  return (
    <DraftSelect
      label={t('fieldAcross')}
      description={t(`acrossHint.${used ?? 'before'}`)}
      inputWrapperOrder={['label', 'input', 'description']}
      stored={used ?? ''}
      data={[...before, ...ways.map(value => ({ value, label: t(`terms:across.${value}`) }))]}
      keepText={chosen => edit({ across: ways.find(value => value === chosen) })}
    />
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
