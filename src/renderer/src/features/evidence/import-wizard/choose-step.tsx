import { workbookProblems } from '@core/table/workbook/package'
import { Button, Group, Loader, Text, Textarea } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../data/hooks'
import { DropZone } from '../../../ui/drop-zone'
import { ErrorNotice } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { WizardStep } from '../../../ui/wizard'
import { FileReadingFields, SheetChoice } from './file-reading-fields'
import classes from './import-wizard.module.css'
import { ProblemNotice } from './part'
import type { ChosenFile, ImportProblem, ImportWizardState } from './use-import-wizard'

/** No other way to read such a file makes a table of it; another sheet may. */
const unreadable: ReadonlySet<ImportProblem['problem']> = new Set(['pdf', 'binary', ...workbookProblems])

/** A file chosen, dropped or pasted: all three come to a name and bytes. */
export function ChooseStep({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { host } = useSession()
  const [openFailed, setOpenFailed] = useState(false)
  const [pasted, setPasted] = useState('')
  const [pasteError, setPasteError] = useState<string | null>(null)
  const busy = wizard.rowsRead !== null

  const openWith = async (open: () => Promise<ChosenFile | null>) => {
    setOpenFailed(false)
    try {
      const file = await open()
      if (file) wizard.choose(file)
    } catch {
      setOpenFailed(true)
    }
  }
  const takePasted = () => {
    if (pasted.trim() === '') setPasteError(t('pasteEmpty'))
    else wizard.choose({ name: t('pasteName'), bytes: new TextEncoder().encode(pasted) })
  }
  const problem = openFailed ? (
    <ErrorNotice title={t('openFailed')} lost={t('openFailedMore')} />
  ) : (
    wizard.problem && <ProblemNotice problem={wizard.problem} />
  )
  return (
    <WizardStep problem={problem}>
      {wizard.problem && wizard.file && <SheetChoice wizard={wizard} />}
      {wizard.problem && wizard.file && !unreadable.has(wizard.problem.problem) && (
        <FileReadingFields wizard={wizard} />
      )}
      <DropZone large onDrop={([file]) => file && void openWith(async () => ({ name: file.name, bytes: file }))}>
        <IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />
        <Button size="lg" loading={busy} onClick={() => openWith(() => host.openFile({ kinds: ['csv', 'workbook'] }))}>
          {wizard.file ? t('chooseAnother') : t('chooseFile')}
        </Button>
        <Text c="dimmed">{t('dropHere')}</Text>
        <Text c="dimmed" maw="36rem" ta="center">
          {t('chooseHint')}
        </Text>
      </DropZone>
      <ReadingSign rows={wizard.rowsRead} />
      <div>
        <Textarea
          label={t('pasteLabel')}
          description={t('pasteHint')}
          error={pasteError}
          minRows={4}
          maxRows={12}
          autosize
          spellCheck={false}
          value={pasted}
          onChange={event => {
            setPasted(event.currentTarget.value)
            setPasteError(null)
          }}
        />
        <Group mt="sm">
          <Button variant="default" onClick={takePasted} disabled={busy}>
            {t('pasteUse')}
          </Button>
        </Group>
      </div>
    </WizardStep>
  )
}

/** Says how far a reading is. The words change at most every ten thousand rows, so that nobody is talked over. */
export function ReadingSign({ rows }: { rows: number | null }) {
  const { t } = useTranslation('evidence')
  const said = Math.floor((rows ?? 0) / 10_000) * 10_000
  return (
    <div role="status" className={classes.readingSign}>
      {rows !== null && (
        <>
          <Loader size="sm" aria-hidden />
          {said > 0 ? t('readingRows', { rows: said }) : t('readingFile')}
        </>
      )}
    </div>
  )
}
