import { votesCsv } from '@core/export/csv-files'
import { safeFileName } from '@core/file-name'
import { madeFrom } from '@core/privacy/shareable'
import type { Workshop } from '@core/project/entities'
import { inDocuments } from '@core/words/words'
import { Button } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import { useProject, useSession } from '../../data/hooks'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { documentWords } from '../../words'

/** Writes the counts as a table for use elsewhere, with small numbers hidden. */
export function ExportVotes({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  const { host } = useSession()
  const project = useProject()
  const write = async () => {
    const heading = documentWords('workshops')
    const csv = inDocuments(() =>
      votesCsv(workshop, project, {
        header: [
          heading('csv.item'),
          heading('csv.perspective'),
          heading('csv.round'),
          heading('csv.mustHave'),
          heading('csv.useful'),
          heading('csv.notNeeded'),
          heading('csv.dontKnow'),
          heading('csv.skipped'),
        ],
        hidden: heading('csv.hidden'),
      }),
    )
    const bytes = madeFrom(csv, text => new TextEncoder().encode(text))
    try {
      const suggestedName = `${safeFileName(workshop.title, t('csv.votes'))} - ${t('csv.nameEnd')}.csv`
      const saved = await host.saveFile({ suggestedName, kind: 'csv', bytes })
      if (saved) {
        showDone({
          title: t('exported', { name: saved.name }),
          message: t('exportedMore', { threshold: project.smallestGroup }),
        })
      }
    } catch (error) {
      logError(error)
      showProblem({ title: t('exportFailed'), message: t('exportFailedMore') })
    }
  }
  return (
    <Button variant="default" leftSection={<IconTableExport size={20} aria-hidden />} onClick={write}>
      {t('export')}
    </Button>
  )
}
