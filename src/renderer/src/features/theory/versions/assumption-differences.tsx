import type { Assumption } from '@core/project/entities'
import { latestEntry, stateOfAssumption } from '@core/theory/claims'
import type { AssumptionAspect, Compared } from '@core/theory/versions'
import { useTranslation } from 'react-i18next'
import { dayInWords } from '../../../ui/day-in-words'
import { DifferenceTable, DifferingField, type Side, type Sides } from './difference-table'
import { useLinkName } from './link-differences'
import classes from './versions.module.css'

type AssumptionDifferencesProps = { sides: Sides; differences: readonly Compared<Assumption, AssumptionAspect>[] }

export function AssumptionDifferences({ sides, differences }: AssumptionDifferencesProps) {
  const { t } = useTranslation(['theoryVersions', 'claims', 'terms'])
  const linkName = useLinkName()
  const linkOf = ({ linkId }: Assumption, side: Side): string => {
    const link = side.state.links.find(({ id }) => id === linkId)
    return link ? linkName(link, side) : t('goneLink')
  }
  const standing = (assumption: Assumption): string => {
    const state = t(`terms:assumptionState.${stateOfAssumption(assumption)}`)
    const latest = latestEntry(assumption)
    return latest ? t('stateSince', { state, day: dayInWords(latest.day), why: latest.why }) : state
  }
  return (
    <DifferenceTable
      caption={t('assumptions', { count: differences.length })}
      sides={sides}
      differences={differences}
      nameOf={aspect => t(`assumptionAspect.${aspect}`)}
      cellOf={(assumption, aspects, side) => (
        <>
          <span className={classes.name}>{assumption.words}</span>
          <p className={classes.field}>{linkOf(assumption, side)}</p>
          {(aspects.includes('state') || aspects.includes('history') || aspects.length === 0) && (
            <DifferingField label={t('state')} value={standing(assumption)} />
          )}
          {aspects.includes('watchedBy') && (
            <DifferingField label={t('claims:watchedBy')} value={assumption.watchedBy} />
          )}
        </>
      )}
    />
  )
}
