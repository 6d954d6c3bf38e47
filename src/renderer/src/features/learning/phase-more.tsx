import { hasSomethingToShare, hearingPage } from '@core/learning/hearing-page'
import { projectForOthers } from '@core/privacy/project'
import { madeFrom } from '@core/privacy/shareable'
import { emptyRows } from '@core/project/contents'
import { writeHtml } from '@core/report/html/write-html'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileTypeDocx, IconWorld } from '@tabler/icons-react'
import { useProject, useRow, useRows } from '../../data/hooks'
import { paperFile } from '../../terms/export/paper-file'
import { useExport } from '../../terms/export/use-export'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

/** On a phase's page: what it hears, as a page for others. */
export function PhaseMore({ id }: { id: string }) {
  const { t } = useTranslation('learning')
  const project = useProject()
  const phase = useRow('phase', id)
  const story = useRows('story')
  const person = useRows('person')
  const consent = useRows('consent')
  const contact = useRows('contact')
  const { working, takeOut } = useExport()
  if (!phase || !story || !person || !consent || !contact) return null
  // For what of their words stands in the phase.
  const told = { story: [...story], person: [...person], consent: [...consent], contact: [...contact] }
  const page = () => {
    const rows = { ...emptyRows, project: [project], phase: [phase], ...told }
    const readingOf = () => {
      throw new Error('a page about a phase has no figures')
    }
    return hearingPage(projectForOthers({ rows, readingOf }), id, new Date().toISOString())
  }
  const name = t('hearingFile', { title: phase.title })
  const empty = !hasSomethingToShare(phase)
  return (
    <div data-no-print>
      <Section title={t('hearingTitle')} order={3}>
        <Stack gap="sm">
          <Text maw="44em">{t(empty ? 'hearingEmpty' : 'hearingAbout')}</Text>
          {!empty && (
            <Group>
              <Button
                variant="default"
                leftSection={<IconFileTypeDocx size={20} aria-hidden />}
                loading={working}
                onClick={() => takeOut({ name, ending: '.docx', kind: 'report' }, () => paperFile(page()))}
              >
                {t('saveWord')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconWorld size={20} aria-hidden />}
                loading={working}
                onClick={() =>
                  takeOut({ name, ending: '.html', kind: 'html' }, async () =>
                    madeFrom(page(), model => new TextEncoder().encode(writeHtml(model))),
                  )
                }
              >
                {t('saveHtml')}
              </Button>
            </Group>
          )}
        </Stack>
      </Section>
    </div>
  )
}
