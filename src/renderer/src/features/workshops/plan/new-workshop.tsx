import { added } from '@core/change/change'
import { plannedWorkshop, totalMinutes } from '@core/workshop/plan'
import { sessionTemplates, type TemplateId, templateIds } from '@core/workshop/templates'
import { Anchor, Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useProject, useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { today } from '../../../terms/today'
import common from '../../../ui/common.module.css'
import { ErrorNotice } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import classes from './plan.module.css'

/** What to start a plan from. */
export function NewWorkshop() {
  const { t } = useTranslation(['workshopPlan', 'workshops'])
  const project = useProject()
  const measures = useRows('measure')
  const commit = useCommit()
  const navigate = useNavigate()
  const [templateId, setTemplateId] = useState<TemplateId>('agree')
  const [making, setMaking] = useState(false)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (!measures) return
    setMaking(true)
    const workshop = plannedWorkshop({ templateId, project, measures, heldOn: today(), newId })
    const written = await commit('workshop.plan', [added('workshop', workshop)])
    setMaking(false)
    if (written) await navigate(`../${workshop.id}`, { relative: 'path' })
  }
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={common.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {t('workshops:back')}
      </Anchor>
      <PageHeader title={t('new')} intro={t('newLead')} />
      {project.perspectives.length === 0 ? (
        <ErrorNotice
          title={t('noPerspectivesTitle')}
          lost={t('noPerspectives')}
          actions={
            <Button component={Link} to={`/p/${project.id}/settings`}>
              {t('toSettings')}
            </Button>
          }
        />
      ) : (
        <form onSubmit={make}>
          <Radio.Group
            label={t('newFrom')}
            value={templateId}
            onChange={value => setTemplateId(templateIds.find(id => id === value) ?? templateId)}
          >
            <div className={classes.templates}>
              {sessionTemplates.map(template => (
                <Radio
                  key={template.id}
                  value={template.id}
                  className={classes.template ?? ''}
                  label={<b>{template.title}</b>}
                  description={
                    <>
                      {template.about} {template.startsWithMeasures && t('withMeasures')}
                      <Text span display="block" mt={4}>
                        {t('minutes', { count: totalMinutes(template.stages) })}
                      </Text>
                    </>
                  }
                />
              ))}
            </div>
          </Radio.Group>
          <Group mt="xl">
            <Button type="submit" loading={making}>
              {t('make')}
            </Button>
            <Button variant="default" component={Link} to=".." relative="path">
              {t('cancel')}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  )
}
