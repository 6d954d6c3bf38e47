import { added, edited } from '@core/change/change'
import { type PlannedWorkshop, plannedAgain, planTemplate } from '@core/workshop/plan'
import { Button, Text, TextInput } from '@mantine/core'
import { IconRepeat, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useProject, useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { useTitleProblem } from '../../../terms/title-problem'
import { today } from '../../../terms/today'
import { Dialog } from '../../../ui/dialog'
import { showDone } from '../../../ui/notices'
import { useFields } from '../../../ui/use-fields'
import { useTranslation } from '../../../ui/use-translation'

const mostTemplates = 50

/** Keeps a plan in the project, to start others from. */
export function KeepAsTemplate({ workshop }: { workshop: PlannedWorkshop }) {
  const { t } = useTranslation('workshopPlan')
  const { planTemplates = [] } = useProject()
  const [asking, setAsking] = useState(false)
  if (planTemplates.length >= mostTemplates) return null
  return (
    <>
      <Button variant="default" leftSection={<IconTemplate size={20} aria-hidden />} onClick={() => setAsking(true)}>
        {t('keepTemplate')}
      </Button>
      {asking && <TemplateDialog workshop={workshop} onClose={() => setAsking(false)} />}
    </>
  )
}

function TemplateDialog({ workshop, onClose }: { workshop: PlannedWorkshop; onClose: () => void }) {
  const { t } = useTranslation('workshopPlan')
  const project = useProject()
  const commit = useCommit()
  const titleProblem = useTitleProblem()
  const { values, field, check } = useFields({ title: workshop.title }, ({ title }) => ({ title: titleProblem(title) }))
  const keep = async () => {
    if (!check()) return
    const template = planTemplate(workshop, { id: newId(), title: values.title.trim() })
    const planTemplates = [...(project.planTemplates ?? []), template]
    if (!(await commit('workshop.template', [edited('project', project, { ...project, planTemplates })]))) return
    showDone({ title: t('templateKept'), message: t('templateKeptMore') })
    onClose()
  }
  return (
    <Dialog title={t('keepTemplate')} onClose={onClose} action={{ label: t('templateKeep'), onChoose: keep }}>
      <Text>{t('keepTemplateHint')}</Text>
      <TextInput label={t('templateTitle')} autoComplete="off" {...field('title')} />
    </Dialog>
  )
}

/** The same plan a year on, with what was agreed to be voted on again. */
export function RunAgain({ workshop }: { workshop: PlannedWorkshop }) {
  const { t } = useTranslation('workshopPlan')
  const project = useProject()
  const measures = useRows('measure')
  const commit = useCommit()
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const make = async () => {
    if (!measures) return
    setMaking(true)
    const again = plannedAgain(workshop, { project, measures, heldOn: today(), newId })
    const written = await commit('workshop.plan', [added('workshop', again)])
    setMaking(false)
    if (!written) return
    showDone({ title: t('plannedAgain'), message: t('plannedAgainMore') })
    await navigate(`../${again.id}`, { relative: 'path' })
  }
  return (
    <Button
      variant="default"
      leftSection={<IconRepeat size={20} aria-hidden />}
      loading={making}
      disabled={!measures}
      onClick={make}
    >
      {t('runAgain')}
    </Button>
  )
}
