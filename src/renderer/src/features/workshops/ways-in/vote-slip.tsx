import { ratingAnswers } from '@core/workshop/session/answer'
import { AsWritten } from '../../../../../participant/screens/parts'
import { askedIn } from '../../../../../participant/screens/vote'
import { sayIn } from '../../../../../participant/words'
import { useTranslation } from '../../../ui/use-translation'
import { slipSaid } from './key-slip'
import { Boxes, Lines, type Print, Sheet, SpeakFrom } from './sheet-parts'
import classes from './sheets.module.css'

/** Lines for proposals that nobody knows yet as the slips are printed. */
const blankLines = 8

type VoteSlipProps = { print: Print; round: number; number: number; items: readonly string[] }

/** One person's ballot in one vote. Its number is on nothing else. */
export function VoteSlip({ print, round, number, items }: VoteSlipProps) {
  const { t } = useTranslation('workshopDoors')
  const say = sayIn(print.language)
  const asked = askedIn[print.method ?? 'measures']
  const slip = slipSaid(number)
  const rows = items.length > 0 ? items : Array.from({ length: blankLines }, () => '')
  return (
    <Sheet
      print={print}
      name={t('slipOf', { round, number: slip })}
      heading={say('paperVote', { number: round })}
      mark={say('paperNumber', { number: slip })}
    >
      <p>{say('paperFold')}</p>
      <SpeakFrom {...print} />
      <p>{say('paperRate')}</p>
      <table>
        {/* Stands again at the top of each page. */}
        <thead>
          <tr>
            <th scope="col">
              {say('paperVote', { number: round })} · {say('paperNumber', { number: slip })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((words, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
            <tr key={place}>
              <td>
                <div className={classes.proposal}>
                  {place + 1}. {words === '' ? <Lines count={1} /> : <AsWritten words={words} />}
                </div>
                <Boxes>{ratingAnswers.map(rating => say(asked[rating]))}</Boxes>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say('paperSeen')}</p>
      <p>{say('paperClosed')}</p>
    </Sheet>
  )
}
