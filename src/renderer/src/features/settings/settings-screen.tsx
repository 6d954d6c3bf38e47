import { edited } from '@core/change/make'
import type { Project } from '@core/project/entities'
import { Radio, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { PerspectivesField } from '../../terms/perspectives-field'
import { saveIfValid, useTextProblem, useTitleProblem } from '../../terms/title-problem'
import { YearStartField } from '../../terms/year-start-field'
import { DraftArea, DraftInput } from '../../ui/draft-fields'
import { PageHeader } from '../../ui/page-header'
import { AboutThisProgram } from './about-this-program'
import { Appearance } from './appearance'
import { ReportingPeriods } from './reporting-periods'
import { SettingsPart } from './settings-part'

const smallestGroups = [5, 8, 10] as const

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const project = useProject()
  const commit = useCommit({ keepTrying: true })
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  const edit = (fields: Partial<Project>) =>
    commit('project.edit', [edited('project', project, { ...project, ...fields })])
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Stack gap="xl" maw="46rem">
        <SettingsPart title={t('project')}>
          <DraftInput
            label={t('projectTitle')}
            stored={project.title}
            keepText={saveIfValid(titleProblem, title => edit({ title }))}
          />
          <DraftArea
            label={t('purpose')}
            description={t('purposeHint')}
            minRows={3}
            maxRows={12}
            stored={project.purpose}
            keepText={saveIfValid(textProblem, purpose => edit({ purpose }))}
          />
          <YearStartField yearStart={project.yearStart} onChange={yearStart => edit({ yearStart })} />
        </SettingsPart>
        <SettingsPart title={t('people')}>
          <Perspectives project={project} onSave={perspectives => edit({ perspectives })} />
          <Radio.Group
            label={t('smallestGroup')}
            description={t('smallestGroupHint')}
            value={String(project.smallestGroup)}
            onChange={value => {
              const smallestGroup = smallestGroups.find(size => String(size) === value)
              if (smallestGroup) edit({ smallestGroup })
            }}
          >
            <Stack gap="xs" mt="xs">
              {smallestGroups.map(size => (
                <Radio key={size} value={String(size)} label={t('smallestGroupChoice', { size })} />
              ))}
            </Stack>
          </Radio.Group>
        </SettingsPart>
        <ReportingPeriods />
        <Appearance />
        <AboutThisProgram />
      </Stack>
    </>
  )
}

type PerspectivesProps = { project: Project; onSave: (perspectives: Project['perspectives']) => void }

/** Kept when a name is left, and only while every one has a name. */
function Perspectives({ project, onSave }: PerspectivesProps) {
  const titleProblem = useTitleProblem()
  const [draft, setDraft] = useState(project.perspectives)
  // Undo, or another window, has changed what is saved.
  useEffect(() => setDraft(project.perspectives), [project.perspectives])
  return (
    <PerspectivesField
      perspectives={draft}
      onChange={setDraft}
      onDone={perspectives => {
        if (perspectives.every(({ name }) => titleProblem(name) === null)) onSave(perspectives)
      }}
    />
  )
}
