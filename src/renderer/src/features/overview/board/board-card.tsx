import { lackingInWords } from '@core/measure/figure-words'
import type { Period } from '@core/observation/period'
import { rowInWords } from '@core/words/format'
import { Text } from '@mantine/core'
import { Link } from 'react-router'
import { useSession } from '../../../data/hooks'
import { CautionSign } from '../../../terms/figures/caution-sign'
import { isOfPeriod } from '../../../terms/figures/figure-rows'
import { useFigureWords, useWhenWords } from '../../../terms/figures/figure-words'
import { NoneInPeriod } from '../../../terms/figures/none-in-period'
import { StandingMark } from '../../../terms/standing-mark'
import { Sparkline } from '../../../ui/sparkline'
import { useTranslation } from '../../../ui/use-translation'
import classes from './board.module.css'
import type { Card, ElementCard, MeasureCard } from './board-cards'

type TitleProps = { card: Card; period: Period | null }

/** What a card is about, as the way to it. */
export function CardTitle({ card, period }: TitleProps) {
  const { id } = useSession()
  const at = period ? `&period=${period.key}` : ''
  const to =
    card.kind === 'measure'
      ? `/p/${id}/measures/${card.id}`
      : `/p/${id}/theory?element=${encodeURIComponent(card.id)}${at}`
  return (
    <Link to={to} className={classes.title} dir="auto">
      {card.title}
    </Link>
  )
}

/** What is known of it: figure, when it is from, how that stands. */
export function CardBody({ card, most }: { card: Card; most: number }) {
  return card.kind === 'measure' ? <FigureOfMeasure card={card} /> : <ElementStands card={card} most={most} />
}

function FigureOfMeasure({ card: { measure, rows, shown, period } }: { card: MeasureCard }) {
  const { t } = useTranslation(['board', 'figures'])
  const words = useFigureWords()
  const when = useWhenWords()
  if (!shown) return <Text c="dimmed">{t(`figures:${measure.kind === 'story' ? 'noStoryYet' : 'noFigureYet'}`)}</Text>
  const { figure, standing, isHidden } = shown
  return (
    <>
      <NoneInPeriod measure={measure} row={shown} asked={period} />
      {isHidden && <span className={classes.hidden}>{t('fewPeople')}</span>}
      {figure && (
        <strong className={classes.figure} dir="auto">
          {words.withUnit(figure, measure)}
          <CautionSign figure={figure} size={20} />
        </strong>
      )}
      <span className={classes.line}>
        <span className={classes.when}>{when(shown, figure ? lackingInWords(figure) : '')}</span>
        {standing.code !== 'no-figure' && isOfPeriod(shown, period) && <StandingMark code={standing.code} />}
      </span>
      <Course measure={measure} rows={rows} />
    </>
  )
}

/** The figures from the first year to the last, with these two in words. Nothing of fewer than two. */
function Course({ measure, rows }: Pick<MeasureCard, 'measure' | 'rows'>) {
  const { t } = useTranslation('board')
  const words = useFigureWords()
  const [first, last] = [rows.find(({ figure }) => figure), rows.findLast(({ figure }) => figure)]
  if (!first?.figure || !last?.figure || first === last || measure.kind === 'milestone') return null
  const observed = rows.slice(rows.indexOf(first), rows.indexOf(last) + 1)
  return (
    <div className={classes.course}>
      <Sparkline values={observed.map(({ figure }) => figure?.value ?? null)} width={280} height={56} />
      <div className={classes.ends}>
        {[first, last].map(({ period, figure }) => (
          <span key={period.key}>
            {t('firstAndLast', { period: period.label, figure: figure ? words.bare(figure, measure) : '' })}
          </span>
        ))}
      </div>
    </div>
  )
}

function ElementStands({ card: { standing, measures, element }, most }: { card: ElementCard; most: number }) {
  const { t } = useTranslation(['board', 'terms', 'figures'])
  const words = useFigureWords()
  const when = useWhenWords()
  return (
    <>
      <span className={classes.line}>
        <span className={classes.when}>{t(`terms:level.${element.level}`)}</span>
        <StandingMark code={standing.code} />
      </span>
      {standing.counts.length > 1 && (
        <Text size="sm">
          {rowInWords(
            standing.counts.map(({ code, measures: count }) => t(`terms:standingCounted.${code}`, { count })),
          )}
        </Text>
      )}
      {measures.length > 0 && (
        <ul className={classes.own}>
          {measures.slice(0, most).map(({ id, title, measure, shown, period }) => (
            <li key={id}>
              <span dir="auto">{title}</span>
              <span className={classes.line}>
                {shown && <NoneInPeriod measure={measure} row={shown} asked={period} />}
                {shown?.isHidden && t('fewPeople')}
                {shown?.figure && (
                  <strong dir="auto">
                    {words.withUnit(shown.figure, measure)}
                    <CautionSign figure={shown.figure} />
                  </strong>
                )}
                <span className={classes.when}>
                  {shown ? when(shown) : t(`figures:${measure.kind === 'story' ? 'noStoryYet' : 'noFigureYet'}`)}
                </span>
                {shown && measures.length > 1 && shown.standing.code !== 'no-figure' && isOfPeriod(shown, period) && (
                  <StandingMark code={shown.standing.code} />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {measures.length > most && <Text size="sm">{t('more', { count: measures.length - most })}</Text>}
    </>
  )
}
