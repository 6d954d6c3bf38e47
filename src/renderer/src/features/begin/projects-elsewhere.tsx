import { HostError, type ProjectElsewhere } from '@core/host-api'
import { timeInWords } from '@core/words/format'
import { Box, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useProjectsElsewhere } from '../../data/hooks'
import { bringProject } from '../../data/recover-project'
import type { KnownProject } from '../../data/registry'
import { logError, showDone, showProblem } from '../../ui/notices'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './begin-screen.module.css'
import { useRecoveredWords } from './recovery-screen'

/** What the desktop window keeps and is not here, seen in a browser, and the other way round, each with a way to bring it here. */
export function ProjectsElsewhere({ here }: { here: readonly KnownProject[] }) {
  const { t } = useTranslation('begin')
  const found = useProjectsElsewhere()
  const [bringing, setBringing] = useState<string | null>(null)
  const recoveredWords = useRecoveredWords([])
  const navigate = useNavigate()
  const projects = found?.projects.filter(({ projectId }) => !here.some(({ id }) => id === projectId)) ?? []
  if (!found || projects.length === 0) return null

  const bring = async ({ projectId, title }: ProjectElsewhere) => {
    setBringing(projectId)
    try {
      const brought = await bringProject(projectId)
      if (!brought.ok)
        return showProblem({ title: t('notBrought', { title }), message: t(`recoverProblem.${brought.problem}`) })
      const missing = recoveredWords(brought.value)
      // Its title may have changed since the snapshot.
      const now = { title: brought.value.title }
      if (missing) showProblem({ title: t('broughtPartly', now), message: missing })
      else showDone({ title: t('brought', now), message: t('broughtMore') })
      navigate(`/p/${projectId}/overview`)
    } catch (error) {
      if (!(error instanceof HostError)) logError(error)
      const why = error instanceof HostError ? t(`hostProblem.${error.problem}`) : t('notRecoveredMore')
      showProblem({ title: t('notBrought', { title }), message: `${why} ${t('nothingLost')}` })
    } finally {
      setBringing(null)
    }
  }

  return (
    <Box mt="xl">
      <Section title={t(`elsewhere.${found.where}`)} mb={4}>
        <Text size="sm" c="dimmed" maw="44em">
          {t('elsewhereWhy')}
        </Text>
        <ul className={classes.projects}>
          {projects.map(project => (
            <li key={project.projectId} className={classes.project}>
              <div className={classes.words}>
                <Text fw={650} dir="auto">
                  {project.title}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('elsewhereLast', { when: timeInWords(project.lastAt) })}
                </Text>
              </div>
              <Button
                variant="default"
                loading={bringing === project.projectId}
                disabled={bringing !== null && bringing !== project.projectId}
                aria-label={t('bringNamed', { title: project.title })}
                onClick={() => bring(project)}
              >
                {t('bring')}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </Box>
  )
}
