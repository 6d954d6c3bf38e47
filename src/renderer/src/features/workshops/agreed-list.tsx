import type { Agreed, Measure, Workshop } from '@core/project/entities'
import { editsSinceAgreed } from '@core/workshop/agreed'
import { rubricItemId } from '@core/workshop/rubric'
import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useRows, useSession } from '../../data/hooks'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { AgreedStory, stepReasonsOn } from './after/agreed-story'
import { RubricLevels } from './after/rubric-levels'
import { MakeMeasure } from './make-measure'
import classes from './workshops.module.css'

const labels = { title: 'fieldTitle', because: 'fieldBecause' } as const

/** What the measure says now where the room agreed something else: beside it, never in its place. */
function ChangedSince({ agreed, measure }: { agreed: Agreed; measure: Measure }) {
  const { t } = useTranslation('workshopAfter')
  const edits = editsSinceAgreed(agreed, measure)
  if (edits.length === 0) return null
  return (
    <div>
      <Text fw={700}>{t('changedSince')}</Text>
      {edits.map(({ field, now }) => (
        <Text key={field}>{t('changedField', { field: t(labels[field]), now })}</Text>
      ))}
    </div>
  )
}

/** A rubric that was written and not agreed, or whose measure is gone: its levels, and the way to make it a measure. */
function RubricLeft({ workshop, nameOf }: { workshop: Workshop; nameOf: (perspectiveId: string) => string }) {
  const { t } = useTranslation('workshops')
  const measures = useRows('measure')
  if (!measures || !workshop.record?.levels) return null
  const agreed = workshop.agreed.find(({ itemId }) => itemId === rubricItemId)
  if (measures.some(({ id }) => id === agreed?.measureId)) return null
  return (
    <div className={classes.card}>
      {!agreed && (
        <>
          <Text fw={700}>{t('rubricLeft')}</Text>
          <RubricLevels workshop={workshop} nameOf={nameOf} />
        </>
      )}
      <MakeMeasure workshop={workshop} item={{ id: rubricItemId, words: agreed?.wording ?? workshop.title }} />
    </div>
  )
}

/** What came out of it, with the measure each became. */
export function AgreedList({ workshop, nameOf }: { workshop: Workshop; nameOf: (perspectiveId: string) => string }) {
  const { t } = useTranslation('workshops')
  const { id } = useSession()
  const measures = useRows('measure')
  const wordsOf = new Map(workshop.items.map(item => [item.id, item.words]))
  return (
    <Section title={t('agreed')}>
      {workshop.agreed.length === 0 && <Text c="dimmed">{t('agreedNone')}</Text>}
      <RubricLeft workshop={workshop} nameOf={nameOf} />
      <ol className={classes.agreed}>
        {workshop.agreed.map(agreed => {
          const { itemId, measureId, wording, minorityView } = agreed
          const measure = measures?.find(each => each.id === measureId)
          const proposed = wordsOf.get(itemId)
          return (
            <li key={itemId} className={classes.card}>
              <p className={classes.wording} dir="auto">
                {wording}
              </p>
              {proposed !== undefined && proposed !== wording && (
                <Text c="dimmed">{t('proposedAs', { words: proposed })}</Text>
              )}
              {minorityView !== '' && (
                <Text>
                  <strong>{t('minorityView')}:</strong> <bdi>{minorityView}</bdi>
                </Text>
              )}
              <RubricLevels workshop={workshop} agreed={agreed} nameOf={nameOf} />
              <AgreedStory agreed={agreed} reasons={stepReasonsOn(workshop, itemId)} nameOf={nameOf} />
              {measure && <ChangedSince agreed={agreed} measure={measure} />}
              {measure ? (
                <Text>
                  {t('becameMeasure')}{' '}
                  <Anchor component={Link} underline="always" to={`/p/${id}/measures/${measureId}`} dir="auto">
                    {measure.title}
                  </Anchor>
                </Text>
              ) : (
                measures && <Text c="dimmed">{t('measureGone')}</Text>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
