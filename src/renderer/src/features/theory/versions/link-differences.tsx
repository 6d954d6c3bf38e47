import type { Link } from '@core/project/entities'
import type { Compared, LinkAspect } from '@core/theory/versions'
import { useTranslation } from 'react-i18next'
import { DifferenceTable, DifferingField, type Side, type Sides } from './difference-table'
import classes from './versions.module.css'

type LinkDifferencesProps = { sides: Sides; differences: readonly Compared<Link, LinkAspect>[] }

export function LinkDifferences({ sides, differences }: LinkDifferencesProps) {
  const { t } = useTranslation('theoryVersions')
  const linkName = useLinkName()
  return (
    <DifferenceTable
      caption={t('links', { count: differences.length })}
      sides={sides}
      differences={differences}
      nameOf={aspect => t(`linkAspect.${aspect}`)}
      cellOf={(link, aspects, side) => (
        <>
          <span className={classes.name}>{linkName(link, side)}</span>
          {(aspects.includes('rationale') || (aspects.length === 0 && link.rationale !== '')) && (
            <DifferingField label={t('rationale')} value={link.rationale} />
          )}
        </>
      )}
    />
  )
}

/** A link by the titles its ends have on that side. */
export function useLinkName() {
  const { t } = useTranslation('theoryVersions')
  return ({ from, to }: Pick<Link, 'from' | 'to'>, { state }: Side): string => {
    const title = (end: string) => state.elements.find(({ id }) => id === end)?.title ?? t('goneElement')
    return t('leadsTo', { from: title(from), to: title(to) })
  }
}
