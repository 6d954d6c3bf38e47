import { Button, Text } from '@mantine/core'
import { IconTableImport, IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRows } from '../../data/hooks'
import { EmptyState } from '../../ui/empty-state'
import { PageHeader } from '../../ui/page-header'
import { StillReading } from '../../ui/still-reading'
import { workshopInBrief } from './workshop-in-brief'
import classes from './workshops.module.css'

export function WorkshopList() {
  const { t } = useTranslation('workshops')
  const workshops = useRows('workshop')
  if (!workshops) return <StillReading label={t('reading')} />
  const bringIn = (
    <Button component={Link} to="bring-in" leftSection={<IconTableImport size={20} aria-hidden />}>
      {t('bringIn')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} intro={t('lead')} actions={workshops.length > 0 && bringIn} />
      {workshops.length === 0 && (
        <EmptyState icon={<IconUsersGroup size={32} />} title={t('noneTitle')} actions={bringIn}>
          {t('none')}
        </EmptyState>
      )}
      <ul className={classes.workshops}>
        {workshops
          .toSorted((a, b) => b.heldOn - a.heldOn)
          .map(workshop => (
            <li key={workshop.id} className={classes.workshop}>
              <Link to={workshop.id} className={classes.workshopTitle} dir="auto">
                {workshop.title}
              </Link>
              <Text dir="auto">{workshop.question}</Text>
              <Text c="dimmed">{workshopInBrief(workshop, t)}</Text>
            </li>
          ))}
      </ul>
    </>
  )
}
