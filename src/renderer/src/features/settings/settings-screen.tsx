import { edited } from '@core/change/change'
import { mergedValue } from '@core/change/merge-value'
import type { HostAbout } from '@core/host-api'
import type { Project } from '@core/project/entities'
import { Button, type MantineColorScheme, Radio, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useProject, useSession } from '../../data/hooks'
import { longestTeamMember, setTeamMember, teamMember } from '../../data/team-member'
import { useSave } from '../../terms/actions'
import { LanguageChoice } from '../../terms/language/language-choice'
import { PerspectivesField, YearStartField } from '../../terms/project-fields'
import { saveIfValid, useTextProblem, useTitleProblem } from '../../terms/title-problem'
import { DraftArea, DraftInput, DraftRadios } from '../../ui/draft-fields'
import { useDeferredRest } from '../../ui/hooks'
import { PageHeader } from '../../ui/page-header'
import { type Kept, useDraft } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { ReportingPeriods } from './reporting-periods'
import { SettingsPart } from './settings-part'

/** Where what people write is kept, and whose work the program stands on. */
function AboutThisProgram() {
  const { t } = useTranslation('settings')
  const { host } = useSession()
  const [about, setAbout] = useState<HostAbout | null>(null)
  useEffect(() => {
    let gone = false
    host.about().then(
      answer => {
        if (!gone) setAbout(answer)
      },
      // The machine does not answer: the part about it stays away.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [host])
  return (
    <>
      <SettingsPart title={t('kept')}>
        <Text>{t('keptHere')}</Text>
        {about && <Text>{t(about.secondCopy ? 'keptTwice' : 'keptOnce')}</Text>}
        <Text>{t('keptFile')}</Text>
      </SettingsPart>
      <SettingsPart title={t('about')}>
        {about && <Text>{t('version', { version: about.version, host: t(`host.${about.kind}`) })}</Text>}
        <Text>{t('offline')}</Text>
        <Text>{t('thanks')}</Text>
      </SettingsPart>
    </>
  )
}

const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark']

/** How this machine shows every project; it does not travel with the project. */
function Appearance() {
  const { t } = useTranslation('settings')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SettingsPart title={t('appearance')}>
      <Radio.Group
        label={t('colours')}
        description={t('coloursHint')}
        value={colorScheme}
        onChange={value => setColorScheme(schemes.find(scheme => scheme === value) ?? 'auto')}
      >
        <Stack gap="xs" mt="xs">
          {schemes.map(scheme => (
            <Radio key={scheme} value={scheme} label={t(`scheme.${scheme}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <LanguageChoice />
    </SettingsPart>
  )
}

/** Whose changes those are that are made on this computer. */
function WhoWorksHere() {
  const { t } = useTranslation('settings')
  const [name, setName] = useState(teamMember)
  const problem = useTextProblem(longestTeamMember)
  return (
    <SettingsPart title={t('who')}>
      <DraftInput
        label={t('memberName')}
        description={t('memberNameHint')}
        stored={name}
        data-field="team-member"
        keepText={saveIfValid(problem, text => {
          if (!setTeamMember(text.trim())) return { error: t('memberNameNotKept') }
          setName(text.trim())
          return 'kept'
        })}
      />
    </SettingsPart>
  )
}

/** The way to a question that People asks: it is rare, and cannot be undone. */
function EraseAPerson() {
  const { t } = useTranslation('settings')
  const { id } = useSession()
  return (
    <SettingsPart title={t('erasePart')}>
      <Text>{t('erasePartMore')}</Text>
      <div>
        <Button
          component={Link}
          to={`/p/${id}/people?erase=code`}
          variant="default"
          leftSection={<IconEraser size={20} aria-hidden />}
        >
          {t('eraseByCode')}
        </Button>
      </div>
    </SettingsPart>
  )
}

const smallestGroups = [5, 8, 10] as const

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const project = useProject()
  const restSoon = useDeferredRest()
  const save = useSave()
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  const nameProblem = useTextProblem(500)
  const edit = (fields: Partial<Project>) =>
    save('project.edit', [edited('project', project, { ...project, ...fields })])
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Stack gap="xl">
        <SettingsPart title={t('project')}>
          <DraftInput
            label={t('projectTitle')}
            stored={project.title}
            keepText={saveIfValid(titleProblem, title => edit({ title }))}
          />
          <DraftInput
            label={t('organisation')}
            description={t('organisationHint')}
            stored={project.organisation ?? ''}
            keepText={saveIfValid(nameProblem, organisation => edit({ organisation }))}
          />
          <DraftArea
            label={t('purpose')}
            description={t('purposeHint')}
            minRows={3}
            maxRows={12}
            stored={project.purpose}
            keepText={saveIfValid(textProblem, purpose => edit({ purpose }))}
          />
          <YearStartField yearStart={project.yearStart} onChoose={yearStart => edit({ yearStart })} />
        </SettingsPart>
        <SettingsPart title={t('people')}>
          <Perspectives project={project} onSave={perspectives => edit({ perspectives })} />
          <DraftRadios
            label={t('smallestGroup')}
            description={t('smallestGroupHint')}
            stored={String(project.smallestGroup)}
            keepText={chosen =>
              edit({ smallestGroup: smallestGroups.find(size => String(size) === chosen) ?? project.smallestGroup })
            }
          >
            <Stack gap="xs" mt="xs">
              {smallestGroups.map(size => (
                <Radio key={size} value={String(size)} label={t('smallestGroupChoice', { size })} />
              ))}
            </Stack>
          </DraftRadios>
        </SettingsPart>
        {restSoon && (
          <>
            <ReportingPeriods />
            <WhoWorksHere />
            <EraseAPerson />
            <Appearance />
            <AboutThisProgram />
          </>
        )}
      </Stack>
    </>
  )
}

type PerspectivesProps = { project: Project; onSave: (perspectives: Project['perspectives']) => Promise<Kept> }

/** Kept when a name is left, and only while every one has a name. */
function Perspectives({ project, onSave }: PerspectivesProps) {
  const titleProblem = useTitleProblem()
  const { t } = useTranslation('terms')
  const draft = useDraft(JSON.stringify(project.perspectives), (text, base) => {
    const perspectives = JSON.parse(text) as Project['perspectives']
    // Each name says by itself what is wrong with it.
    if (perspectives.some(({ name }) => titleProblem(name) !== null)) return { error: t('perspectivesNotSaved') }
    return onSave(mergedValue(JSON.parse(base), perspectives, project.perspectives) as Project['perspectives'])
  })
  return (
    <PerspectivesField
      perspectives={JSON.parse(draft.text) as Project['perspectives']}
      error={draft.error}
      onChange={perspectives => draft.type(JSON.stringify(perspectives))}
      onDone={draft.keep}
    />
  )
}
