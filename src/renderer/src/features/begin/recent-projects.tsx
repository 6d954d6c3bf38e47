import { ActionIcon, Anchor, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deleteProject } from '../../data/projects'
import { type KnownProject, knownProjects } from '../../data/registry'
import { useKeepsSecondCopy } from '../../terms/one-copy-notice'
import { timeInWords } from '../../terms/today'
import { ConfirmDialog } from '../../ui/dialog'
import { showDone, showProblem } from '../../ui/notices'
import classes from './begin-screen.module.css'

export function RecentProjects() {
  const { t } = useTranslation('begin')
  const secondCopy = useKeepsSecondCopy()
  const [projects, setProjects] = useState<KnownProject[]>([])
  const [deleting, setDeleting] = useState<KnownProject | null>(null)
  const read = useCallback(() => {
    knownProjects().then(setProjects, (error: unknown) => {
      console.error(error)
      showProblem({ title: t('projectsUnread'), message: t('projectsUnreadMore') })
    })
  }, [t])
  useEffect(read, [read])

  const remove = async (project: KnownProject) => {
    setDeleting(null)
    try {
      const deleted = await deleteProject(project.id)
      if (deleted.ok) showDone({ title: t('deleted'), message: project.title })
      else showProblem({ title: t('notDeleted'), message: t('openElsewhere') })
    } catch (error) {
      console.error(error)
      showProblem({ title: t('notDeleted'), message: t('notDeletedMore') })
    }
    read()
  }

  if (projects.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <Title order={2} size="h3" id="recent">
        {t('recent')}
      </Title>
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
            <ActionIcon
              color="red"
              aria-label={t('deleteProject', { title: project.title })}
              onClick={() => setDeleting(project)}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {deleting && (
        <ConfirmDialog
          opened
          danger
          title={t('deleteTitle')}
          confirm={t('deleteConfirm')}
          cancel={t('deleteCancel')}
          onConfirm={() => remove(deleting)}
          onCancel={() => setDeleting(null)}
        >
          <Text dir="auto" fw={650}>
            {deleting.title}
          </Text>
          <Text mt="sm">{t(secondCopy ? 'deleteText' : 'deleteTextHere')}</Text>
        </ConfirmDialog>
      )}
    </section>
  )
}
