import { numberInWords } from '@core/measure/figure-words'
import type { Agreed, Workshop } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { gradientCodes } from '@core/workshop/agreed'
import { Text } from '@mantine/core'
import common from '../../../ui/common.module.css'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { WordsUnder } from '../words-under'
import classes from './after.module.css'

type StepReasons = NonNullable<NonNullable<Workshop['record']>['stepReasons']>
type AgreedStoryProps = { agreed: Agreed; reasons: StepReasons; nameOf: (perspectiveId: string) => string }

/** Why people stood where they did about these words, blocks first; without what was withdrawn. */
export const stepReasonsOn = ({ record }: Workshop, of: string): StepReasons =>
  (record?.stepReasons ?? [])
    .filter(({ itemId, withdrawnOn }) => itemId === of && withdrawnOn === null)
    .toSorted((a, b) => Number(b.block) - Number(a.block))

/** What was settled with a measure in the room: who reworded it, how far each group goes along, objections, review. */
export function AgreedStory({ agreed, reasons, nameOf }: AgreedStoryProps) {
  const { t } = useTranslation('workshopAfter')
  const { rewordedBy = [], objections = [], reviewOn } = agreed
  const facts = [
    ...(rewordedBy.length > 0 ? [[t('rewordedBy'), rewordedBy.map(nameOf).join('; ')] as const] : []),
    [t('howWeWillKnow'), agreed.howWeWillKnow ?? ''] as const,
    [t('whoGathers'), agreed.whoGathers ?? ''] as const,
    [t('possibleHarm'), agreed.possibleHarm ?? ''] as const,
    [t('reviewOn'), typeof reviewOn === 'number' ? dayInWords(reviewOn) : ''] as const,
  ].filter(([, said]) => said !== '')
  return (
    <>
      {facts.map(([label, said]) => (
        <Text key={label}>
          <strong>{label}:</strong> <bdi>{said}</bdi>
        </Text>
      ))}
      {objections.length > 0 && (
        <div>
          <Text fw={700}>{t('objections')}</Text>
          <ul className={common.points}>
            {objections.map(({ id, words, perspectiveId }) => (
              <li key={id} dir="auto">
                {words}
                {perspectiveId !== null && ` (${nameOf(perspectiveId)})`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <WordsUnder heading={t('blocks')} said={reasons.filter(({ block }) => block)} />
      <WordsUnder heading={t('stepReasons')} said={reasons.filter(({ block }) => !block)} />
      <GradientTable agreed={agreed} nameOf={nameOf} />
    </>
  )
}

/** Steps that somebody chose, whole-hearted first. On the team's own screen small groups show as counts. */
function GradientTable({ agreed: { gradient = [] }, nameOf }: Omit<AgreedStoryProps, 'reasons'>) {
  const { t } = useTranslation('workshopAfter')
  const steps = gradientCodes
    .map((code, step) => ({ code, step }))
    .filter(({ step }) => gradient.some(({ counts }) => (counts[step] ?? 0) > 0))
  if (steps.length === 0) return null
  return (
    <details className={classes.gradient}>
      <summary>{t('gradient')}</summary>
      <TableFrame caption={t('gradient')}>
        <ColumnHeads
          columns={[
            t('stepColumn'),
            ...gradient.map(({ perspectiveId }) => ({ number: nameOf(perspectiveId), dir: 'auto' as const })),
          ]}
        />
        <tbody>
          {steps.map(({ code, step }) => (
            <tr key={code}>
              <th scope="row">{t('gradientStep', { step: step + 1, words: t(`gradientWords.${code}`) })}</th>
              {gradient.map(({ perspectiveId, counts }) => (
                <td key={perspectiveId} data-number>
                  {numberInWords(counts[step] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  )
}
