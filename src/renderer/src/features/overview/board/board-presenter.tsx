import type { Board } from '@core/project/board'
import { ActionIcon, Modal, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useMemo, useState } from 'react'
import { useRows } from '../../../data/hooks'
import { keyInReadingOrder } from '../../../language'
import { ChartLegend } from '../../../terms/figures/chart-legend'
import { useTranslation } from '../../../ui/use-translation'
import classes from './board.module.css'
import { CardBody } from './board-card'
import { type BehindCards, boardCards, type Card } from './board-cards'

const FigureChart = lazy(async () => ({
  default: (await import('../../../terms/figures/figure-chart')).FigureChart,
}))

/** Of an element's measures, where its card has the window for itself. */
const mostMeasures = 12

type BoardPresenterProps = { board: Board; behind: Omit<BehindCards, 'forOthers'>; onLeave: () => void }

/** The board on the whole window, for a projector: all of it, then card by card. Who looks at a wall is not the team alone: small numbers are hidden. */
export function BoardPresenter({ board, behind, onLeave }: BoardPresenterProps) {
  const { t } = useTranslation('board')
  const judgings = useRows('rubricJudging')
  const cards = useMemo(
    () => (judgings ? boardCards(board, { ...behind, forOthers: judgings }) : []),
    [board, behind, judgings],
  )
  // 0 is the whole.
  const [asked, setAt] = useState(0)
  const at = Math.min(asked, cards.length)
  const card = cards[at - 1] ?? null
  const go = (to: number) => setAt(Math.max(0, Math.min(cards.length, to)))
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyInReadingOrder(event.key)
    const to = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: cards.length }[
      key
    ]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      padding={0}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('presenting') } }}
      onClose={onLeave}
      classNames={{ body: classes.stage ?? '', content: classes.stageContent ?? '' }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.wall} aria-live="polite">
        {card ? (
          <Slide card={card} />
        ) : (
          <>
            <Title order={1}>
              <bdi>{behind.project.title}</bdi>
            </Title>
            <ul className={classes.cards}>
              {cards.map(each => (
                <li key={each.id} className={classes.card}>
                  <strong className={classes.title} dir="auto">
                    {each.title}
                  </strong>
                  <CardBody card={each} most={2} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={classes.foot}>
        <ActionIcon aria-label={t('back')} disabled={at === 0} onClick={() => go(at - 1)}>
          <IconArrowLeft size={24} aria-hidden />
        </ActionIcon>
        <Text aria-hidden>{t(at === 0 ? 'slideAll' : 'slide', { at, of: cards.length })}</Text>
        <ActionIcon aria-label={t('on')} disabled={at === cards.length} onClick={() => go(at + 1)} data-autofocus>
          <IconArrowRight size={24} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('end')} onClick={onLeave}>
          <IconX size={24} aria-hidden />
        </ActionIcon>
      </div>
    </Modal>
  )
}

/** One card, as large as the window: with the chart instead of the line. */
function Slide({ card }: { card: Card }) {
  const isDrawn =
    card.kind === 'measure' && card.measure.kind !== 'milestone' && card.rows.some(({ figure }) => figure !== null)
  return (
    <div className={classes.slide} data-drawn={isDrawn}>
      <div className={classes.slideWords}>
        <Title order={1} dir="auto">
          {card.title}
        </Title>
        <CardBody card={card} most={mostMeasures} />
      </div>
      {isDrawn && (
        // What it shows is said beside it.
        <div className={classes.slideChart} aria-hidden>
          <ChartLegend measure={card.measure} rows={card.rows} finer={false} />
          <div>
            <Suspense fallback={null}>
              <FigureChart measure={card.measure} rows={card.rows} finer={false} />
            </Suspense>
          </div>
        </div>
      )}
    </div>
  )
}
