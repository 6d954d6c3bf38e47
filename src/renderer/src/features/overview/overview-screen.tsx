import { Spoiler } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { PeriodPicker, useChosenPeriod } from '../../terms/chosen-period'
import { useElementStandings } from '../../terms/standing-mark'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { DueNow } from './due-now'
import { FirstSteps } from './first-steps'
import { Gaps } from './gaps'
import classes from './overview.module.css'
import { RecentChanges } from './recent-changes'
import { StandingGroups } from './standing-groups'

/** One look: what is moving, what is not, what nobody measures, and what changed lately. */
export function OverviewScreen() {
  const { t } = useTranslation('overview')
  const project = useProject()
  const elements = useRows('element')
  const measures = useRows('measure')
  const readings = useMeasureReadings()
  const { periods, period, choose } = useChosenPeriod(readings, project.yearStart)
  const standings = useElementStandings({ elements, measures, readings, period })

  if (!elements || !measures || !readings || !standings) return <StillReading label={t('reading')} />
  const promises = elements.filter(({ level }) => level === 'outcome' || level === 'impact')
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={period && <PeriodPicker periods={periods} period={period} choose={choose} />}
      />
      <div className={classes.parts}>
        {project.purpose && (
          <Spoiler maxHeight={80} showLabel={t('readMore')} hideLabel={t('readLess')} className={classes.purpose}>
            <p dir="auto">{project.purpose}</p>
          </Spoiler>
        )}
        <FirstSteps drawn={elements.length > 0} defined={measures.length > 0} counted={periods.length > 0} />
        {promises.length > 0 && (
          <StandingGroups elements={promises} measures={measures} standings={standings} period={period} />
        )}
        <DueNow measures={measures} readings={readings} />
        <Gaps />
        <RecentChanges />
      </div>
    </>
  )
}
