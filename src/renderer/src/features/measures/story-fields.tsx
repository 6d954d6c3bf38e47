import { dayFromIso, isoFromDay } from '@core/observation/day'
import { levels } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Checkbox, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useProject, useRow, useRows, useSession } from '../../data/hooks'
import { RecordField } from '../../terms/records/field-control'
import { today } from '../../terms/today'
import { ChoiceGroup, DraftArea, DraftDay, DraftInput } from '../../ui/draft-fields'
import type { KeepText } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { useTextKeeper } from './measure-edits'
import { keptTags, measureFields, useMeasureFieldWords } from './measure-fields'
import classes from './measures.module.css'
import { SayMore, SheetPart, type SheetPartProps } from './sheet-part'

export function StoryFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { perspectives } = useProject()
  const { keepFurther } = useTextKeeper(edit)
  const words = useMeasureFieldWords()
  const { decidedBy, possibleHarm, reviewOn, publishedAs } = measure
  const keepReview: KeepText = iso => {
    if (iso === '') return edit({ reviewOn: undefined })
    const day = dayFromIso(iso)
    return day.ok ? edit({ reviewOn: day.value }) : { error: t('dayNeeded') }
  }
  return (
    <SheetPart title={t('sheetStory')}>
      <WatchedElements measure={measure} edit={edit} />
      <DraftInput
        data-field="published-as"
        label={t('fieldPublishedAs')}
        description={t('fieldPublishedAsHint')}
        stored={publishedAs ?? ''}
        keepText={keepFurther('publishedAs', 500)}
      />
      <ChoiceGroup
        data-field="proposed-by"
        label={t('fieldProposedBy')}
        description={t('fieldProposedByHint')}
        stored={measure.proposedBy}
        onChoose={proposedBy => edit({ proposedBy })}
      >
        <Stack gap="xs" mt="xs">
          {perspectives.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<span dir="auto">{name}</span>} />
          ))}
        </Stack>
      </ChoiceGroup>
      <RecordField
        field={measureFields.askedBy}
        description={t('askedByHint')}
        value={measure.askedBy}
        words={words}
        onSave={value => edit({ askedBy: keptTags(value) })}
      />
      <div>
        <Text fw={600}>{t('fieldWorkshop')}</Text>
        {measure.workshopId === null ? (
          <Text c="dimmed">{t('noWorkshop')}</Text>
        ) : (
          <AgreedIn workshopId={measure.workshopId} measureId={measure.id} />
        )}
      </div>
      <LookedAtAgain measure={measure} edit={edit} />
      {measure.archivedOn !== undefined && (
        <div>
          <Text>{t('archivedOn', { date: dayInWords(measure.archivedOn) })}</Text>
          <Button mt="xs" variant="default" onClick={() => edit({ archivedOn: undefined })}>
            {t('unarchive')}
          </Button>
        </div>
      )}
      <SayMore
        label={t('moreStory')}
        filled={decidedBy !== undefined || possibleHarm !== undefined || reviewOn !== undefined}
      >
        <DraftArea
          label={t('fieldDecidedBy')}
          description={t('fieldDecidedByHint')}
          stored={decidedBy ?? ''}
          keepText={keepFurther('decidedBy', 50_000)}
        />
        <DraftArea
          label={t('fieldPossibleHarm')}
          description={t('fieldPossibleHarmHint')}
          stored={possibleHarm ?? ''}
          keepText={keepFurther('possibleHarm', 50_000)}
        />
        <DraftDay
          label={t('fieldReviewOn')}
          description={t('fieldReviewOnHint')}
          maw="16rem"
          stored={reviewOn === undefined ? '' : isoFromDay(reviewOn)}
          keepText={keepReview}
          badDay={t('dayNeeded')}
        />
      </SayMore>
    </SheetPart>
  )
}

function WatchedElements({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { t: term } = useTranslation('terms')
  const elements = useRows('element')
  if (!elements) return null
  const fromTheTop = levels.toReversed().flatMap(level => elements.filter(element => element.level === level))
  // An element that is gone (and may come back by Undo) stays watched until the person says otherwise.
  return (
    <ChoiceGroup
      data-field="outcomes"
      label={t('fieldOutcomes')}
      description={elements.length === 0 ? t('fieldOutcomesNone') : undefined}
      stored={measure.outcomeIds}
      onChoose={outcomeIds => edit({ outcomeIds })}
    >
      <Stack gap="xs" mt="xs" className={classes.choices ?? ''}>
        {fromTheTop.map(({ id, title, level }) => (
          <Checkbox key={id} value={id} label={<span dir="auto">{title}</span>} description={term(`level.${level}`)} />
        ))}
      </Stack>
    </ChoiceGroup>
  )
}

/** The workshop that agreed the measure, and who there saw it otherwise. */
/** What later workshops decided as they looked at the measure again. It is changed only where somebody presses the button. */
function LookedAtAgain({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { id: projectId } = useSession()
  const workshops = useRows('workshop')
  const said = (workshops ?? [])
    .flatMap(workshop => (workshop.record?.reviewed ?? []).map(reviewed => ({ ...reviewed, workshop })))
    .filter(({ measureId }) => measureId === measure.id)
    .toSorted((a, b) => b.workshop.heldOn - a.workshop.heldOn)
  if (said.length === 0) return null
  return (
    <div>
      <Text fw={600}>{t('lookedAtAgain')}</Text>
      {said.map(({ workshop, said: answer, wording, why }) => (
        <div key={workshop.id}>
          <Text>
            <strong>{t(`reviewed.${answer}`)}</strong>{' '}
            <Anchor component={Link} underline="always" to={`/p/${projectId}/workshops/${workshop.id}`}>
              <bdi>{workshop.title}</bdi>
            </Anchor>
            , {dayInWords(workshop.heldOn)}
          </Text>
          {why !== '' && <Text>{t('reviewedWhy', { why })}</Text>}
          {answer === 'changed' && wording !== measure.title && (
            <>
              <Text>{t('reviewedWording', { wording })}</Text>
              <Button mt="xs" variant="default" onClick={() => edit({ title: wording })}>
                {t('useWording')}
              </Button>
            </>
          )}
          {answer === 'dropped' && measure.archivedOn === undefined && (
            <Button mt="xs" variant="default" onClick={() => edit({ archivedOn: today() })}>
              {t('archive')}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

function AgreedIn({ workshopId, measureId }: { workshopId: string; measureId: string }) {
  const { t } = useTranslation('measures')
  const { id } = useSession()
  const workshop = useRow('workshop', workshopId)
  if (workshop === undefined) return null
  if (workshop === null) return <Text c="dimmed">{t('noWorkshop')}</Text>
  const agreed = workshop.agreed.find(each => each.measureId === measureId)
  const reasons = (workshop.record?.stepReasons ?? [])
    .filter(({ itemId, withdrawnOn }) => itemId === agreed?.itemId && withdrawnOn === null)
    .toSorted((a, b) => Number(b.block) - Number(a.block))
  return (
    <>
      <Anchor component={Link} to={`/p/${id}/workshops/${workshopId}`} dir="auto">
        {workshop.title}
      </Anchor>
      {agreed && agreed.minorityView !== '' && (
        <Text>
          <strong>{t('minorityView')}:</strong> <bdi>{agreed.minorityView}</bdi>
        </Text>
      )}
      {reasons.map(({ id: reasonId, words, block }) => (
        <Text key={reasonId}>
          <strong>{t(block ? 'blockReason' : 'stepReason')}:</strong> <bdi>{words}</bdi>
        </Text>
      ))}
    </>
  )
}
