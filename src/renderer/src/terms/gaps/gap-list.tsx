import type { Gaps } from '@core/theory/gaps'
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { useDeferredRest } from '../../ui/use-deferred-rest'
import { type GapName, placesOfGaps } from './gap-places'
import classes from './gaps.module.css'

/** Of each gap, drawn at once. */
const first = 6

type GapListProps = { gaps: Gaps; headingOrder: 2 | 3 }

/** What is missing, each with the way to the very field where it is mended. Nothing where nothing is missing. */
export function GapList({ gaps, headingOrder }: GapListProps) {
  const { t } = useTranslation('gaps')
  const { id } = useSession()
  const restSoon = useDeferredRest()
  const found = placesOfGaps(gaps, `/p/${id}`)
  return (
    <div className={classes.gaps}>
      {found.map(({ gap, places }) => (
        <section key={gap} aria-labelledby={`gap-${gap}`} className={classes.group}>
          <Title order={headingOrder} id={`gap-${gap}`} size="h4">
            {t(`gap.${gap}`)} <span className={classes.count}>({places.length})</span>
          </Title>
          <Text size="sm" c="dimmed" mb={4}>
            {t(`means.${gap}`)}
          </Text>
          <ul className={classes.list}>
            {(restSoon ? places : places.slice(0, first)).map(({ key, title, to }) => (
              <li key={key}>
                <Link to={to} dir="auto" className={classes.place}>
                  {title ?? t(`mend.${gap as GapName & 'onlyInControl'}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
