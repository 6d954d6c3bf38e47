import { added, edited } from '@core/change/change'
import { plannedFromTemplate, plannedWorkshop, totalMinutes } from '@core/workshop/plan'
import { sessionTemplates, templateIds } from '@core/workshop/templates'
import { ActionIcon, Anchor, Button, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useProject, useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { today } from '../../../terms/today'
import common from '../../../ui/common.module.css'
import { ErrorNotice } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import classes from './plan.module.css'

/** What to start a plan from. */
export function NewWorkshop() {
  const { t } = useTranslation(['workshopPlan', 'workshops'])
  const project = useProject()
  const measures = useRows('measure')
  const powerQuestions = useRows('powerQuestion')
  const commit = useCommit()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const { planTemplates = [] } = project
  const [templateId, setTemplateId] = useState<string>(
    () => templateIds.find(id => id === address.get('from')) ?? 'agree',
  )
  const [making, setMaking] = useState(false)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (!measures || !powerQuestions) return
    setMaking(true)
    const from = { project, measures, heldOn: today(), newId }
    const own = planTemplates.find(({ id }) => id === templateId)
    const ours = templateIds.find(id => id === templateId) ?? 'agree'
    const workshop = own
      ? plannedFromTemplate(own, from)
      : plannedWorkshop({ templateId: ours, powerQuestions, ...from })
    const written = await commit('workshop.plan', [added('workshop', workshop)])
    setMaking(false)
    if (written) await navigate(`../${workshop.id}`, { relative: 'path' })
  }
  const forget = (id: string) => {
    if (templateId === id) setTemplateId('agree')
    const left = planTemplates.filter(each => each.id !== id)
    return commit('workshop.template-remove', [edited('project', project, { ...project, planTemplates: left })])
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
          <Radio.Group label={t('newFrom')} value={templateId} onChange={setTemplateId}>
            <div className={classes.templates}>
              {sessionTemplates.map(template => (
                <Radio
                  key={template.id}
                  value={template.id}
                  className={classes.template ?? ''}
                  label={<b>{t(`templates.${template.id}.title`)}</b>}
                  description={
                    <>
                      {t(`templates.${template.id}.about`)} {template.startsWithMeasures && t('withMeasures')}
                      <Text span display="block" mt={4}>
                        {t('minutes', { count: totalMinutes(template.stages) })}
                      </Text>
                    </>
                  }
                />
              ))}
            </div>
            {planTemplates.length > 0 && (
              <>
                <Title order={2} size="h4" mt="lg">
                  {t('ownTemplates')}
                </Title>
                <div className={classes.templates}>
                  {planTemplates.map(({ id, title, question, plan }) => (
                    <Group key={id} wrap="nowrap" align="flex-start" className={classes.template ?? ''}>
                      <Radio
                        flex={1}
                        value={id}
                        label={<b dir="auto">{title}</b>}
                        description={
                          <>
                            <bdi>{question}</bdi>
                            <Text span display="block" mt={4}>
                              {t('minutes', { count: totalMinutes(plan.stages) })}
                            </Text>
                          </>
                        }
                      />
                      <ActionIcon color="red" aria-label={t('templateRemove', { title })} onClick={() => forget(id)}>
                        <IconTrash size={20} aria-hidden />
                      </ActionIcon>
                    </Group>
                  ))}
                </div>
              </>
            )}
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
