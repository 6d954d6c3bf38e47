import { timeInWords } from '@core/words/format'
import { ActionIcon, Anchor, Box, Button, Card, Container, Menu, SimpleGrid, Text, Title } from '@mantine/core'
import { IconDotsVertical, IconFileImport, IconPlant2, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { deleteProject } from '../../data/projects'
import { type KnownProject, knownProjects } from '../../data/registry'
import { LanguageChoice } from '../../terms/language/language-choice'
import { OneCopyNotice, useKeepsSecondCopy } from '../../terms/one-copy-notice'
import { UnfinishedSessionNotice } from '../../terms/unfinished-session'
import { ConfirmDialog } from '../../ui/dialog'
import { logError, showDone, showProblem } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './begin-screen.module.css'
import { ProjectsElsewhere } from './projects-elsewhere'
import { useOpenFile } from './use-open-file'

type ProjectListProps = { projects: readonly KnownProject[]; onDeleted: () => void }

function ProjectList({ projects, onDeleted }: ProjectListProps) {
  const { t } = useTranslation('begin')
  const secondCopy = useKeepsSecondCopy()
  const [deleting, setDeleting] = useState<KnownProject | null>(null)
  const remove = async (project: KnownProject) => {
    setDeleting(null)
    try {
      const deleted = await deleteProject(project.id)
      if (deleted.ok) showDone({ title: t('deleted'), message: project.title })
      else showProblem({ title: t('notDeleted'), message: t('openElsewhere') })
    } catch (error) {
      logError(error)
      showProblem({ title: t('notDeleted'), message: t('notDeletedMore') })
    }
    onDeleted()
  }
  return (
    <Section title={t('recent')} mb={0}>
      <ul className={classes.projects}>
        {projects.map(project => (
          <li key={project.id} className={classes.project}>
            <div className={classes.words}>
              <Anchor component={Link} to={`/p/${project.id}/overview`} className={classes.open} dir="auto">
                {project.title}
              </Anchor>
              <Text size="sm" c="dimmed">
                {project.here
                  ? t('lastOpened', { when: timeInWords(project.lastAt) })
                  : t('onlyKept', { when: timeInWords(project.lastAt) })}
              </Text>
            </div>
            <Menu position="bottom-end" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <ActionIcon aria-label={t('moreOf', { title: project.title })}>
                  <IconDotsVertical size={20} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={18} aria-hidden />}
                  onClick={() => setDeleting(project)}
                >
                  {t('deleteProject')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      {deleting && (
        <ConfirmDialog
          opened
          title={t('deleteTitle')}
          confirm={t('deleteConfirm')}
          danger
          onConfirm={() => remove(deleting)}
          onCancel={() => setDeleting(null)}
        >
          <Text dir="auto" fw={650}>
            {deleting.title}
          </Text>
          <Text mt="sm">{t(secondCopy ? 'deleteText' : 'deleteTextHere')}</Text>
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** What was begun before, newest first. `undefined`: still reading. */
function useKnownProjects() {
  const { t } = useTranslation('begin')
  const [projects, setProjects] = useState<readonly KnownProject[]>()
  const read = useCallback(() => {
    knownProjects().then(setProjects, (error: unknown) => {
      logError(error)
      showProblem({ title: t('projectsUnread'), message: t('projectsUnreadMore') })
      setProjects([])
    })
  }, [t])
  useEffect(read, [read])
  return { projects, read }
}

const address = new URL('../../../../../resources/sample.commonmeasure', import.meta.url).href

/** The sample project that comes with the program. */
export async function sampleFile(): Promise<{ name: string; bytes: Uint8Array }> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`the sample project could not be read: ${response.status}`)
  return { name: 'sample.commonmeasure', bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** The first screen: what was begun before, and three ways to begin. */
export function BeginScreen() {
  const { t } = useTranslation('begin')
  const { projects, read } = useKnownProjects()
  const { open, openChosen, opening } = useOpenFile()
  const openSample = () =>
    sampleFile().then(open, (error: unknown) => {
      logError(error)
      showProblem({ title: t('sampleFailed'), message: t('sampleFailedMore') })
    })
  return (
    <>
      <OneCopyNotice withLink />
      <UnfinishedSessionNotice />
      <Container component="main" size="lg" className={classes.begin}>
        <PageHeader title={t('title')} intro={t('intro')} />
        {projects && projects.length > 0 && <ProjectList projects={projects} onDeleted={read} />}
        {projects && <ProjectsElsewhere here={projects} />}
        <SimpleGrid
          cols={{ base: 1, sm: 3 }}
          spacing="lg"
          mt="xl"
          className={(projects ? undefined : classes.waiting) ?? ''}
        >
          <Way icon={<IconPlant2 size={32} />} title={t('sample')} text={t('sampleMore')}>
            <Button fullWidth loading={opening} onClick={openSample}>
              {t('sampleOpen')}
            </Button>
          </Way>
          <Way icon={<IconPlus size={32} />} title={t('new')} text={t('newMore')}>
            <Button fullWidth variant="default" component={Link} to="/begin/new">
              {t('newBegin')}
            </Button>
          </Way>
          <Way icon={<IconFileImport size={32} />} title={t('file')} text={t('fileMore')}>
            <Button fullWidth variant="default" loading={opening} onClick={openChosen}>
              {t('fileOpen')}
            </Button>
          </Way>
        </SimpleGrid>
        <Box mt="xl">
          <LanguageChoice />
        </Box>
      </Container>
    </>
  )
}

type WayProps = { icon: ReactNode; title: string; text: string; children: ReactNode }

function Way({ icon, title, text, children }: WayProps) {
  return (
    <Card padding="lg" radius="lg" className={classes.way}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Title order={2} size="h3" mt="sm">
        {title}
      </Title>
      <Text c="dimmed" mt={4} mb="md" flex={1}>
        {text}
      </Text>
      {children}
    </Card>
  )
}
