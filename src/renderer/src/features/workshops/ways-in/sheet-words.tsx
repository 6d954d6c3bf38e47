import type { StageKind } from '@core/project/entities'
import { paperCodeTyped } from '@core/workshop/session/paper-marks'
import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Language } from '../../../../../participant/language'
import { host } from '../../../host'
import { Dialog } from '../../../ui/dialog'
import { showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { PersonAtLaptop } from './person-at-laptop'
import { ChangePerspective, PerspectiveOnPaper } from './perspective-on-paper'

const codeLetters = 12
const withSheets: readonly StageKind[] = ['ideas', 'share', 'differences', 'agree', 'close']

/** What was written on a sheet of words, and how it was opened. */
type Sheet = {
  readonly participantId: string
  readonly code: string
  readonly askedFor: boolean
  readonly stageId: string
}

/** Ideas, reasons, how far somebody goes along, what they say at the end: entered on that sheet's own page. */
export function SheetWords() {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const { opening, stage, agreements } = view
  const asked = stage.kind === 'agree' ? agreements.filter(({ gradient }) => gradient.state === 'open') : []
  const [typed, setTyped] = useState('')
  const [looked, setLooked] = useState(false)
  const [perspectiveId, setPerspectiveId] = useState('')
  const [another, setAnother] = useState(false)
  const [wording, setWording] = useState('')
  const [asksToMend, setAsksToMend] = useState(false)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const code = paperCodeTyped(typed)
  const letters = typed.replace(/[\s\p{Pd}]/gu, '')
  const isWrong = code === null && letters !== '' && (looked || letters.length >= codeLetters)
  const ready = code !== null && perspectiveId !== ''

  const open = async (mendPerspective: boolean) => {
    setAsksToMend(false)
    if (!ready) return
    const itemId = (asked.find(each => each.itemId === wording) ?? asked[0])?.itemId ?? null
    const { sessionId } = opening
    const opened = await answered(host.openSheet({ sessionId, code, itemId, perspectiveId, another, mendPerspective }))
    if (opened?.ok) {
      const { participantId, askedFor } = opened.value
      return setSheet({ participantId, code, askedFor, stageId: stage.id })
    }
    if (opened?.problem === 'other-perspective') return setAsksToMend(true)
    const known = opened?.problem === 'not-open' || opened?.problem === 'wrong-code' ? opened.problem : null
    showProblem({ title: t('notSaved'), message: known === null ? t('notSavedMore') : t(`sheetProblem.${known}`) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void open(false)
  }
  const close = () => {
    setSheet(null)
    setTyped('')
    setLooked(false)
    setPerspectiveId('')
    setAnother(false)
  }
  return (
    <form className={classes.slip} onSubmit={submit} noValidate aria-labelledby="sheet-words">
      {asksToMend && (
        <ChangePerspective
          title={t('mendSheetTitle')}
          perspectiveId={perspectiveId}
          onMend={() => open(true)}
          onClose={() => setAsksToMend(false)}
        />
      )}
      <div>
        <Title order={4} id="sheet-words">
          {t('wordsTitle')}
        </Title>
        <Text c="dimmed">{t(withSheets.includes(stage.kind) ? 'wordsHint' : 'wordsNotNow')}</Text>
      </div>
      <Group align="flex-start">
        <TextInput
          className={classes.code ?? ''}
          label={t('sheetCode')}
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          value={typed}
          error={isWrong && t('sheetCodeWrong')}
          onBlur={() => setLooked(true)}
          onChange={event => {
            setTyped(event.currentTarget.value)
            setLooked(false)
          }}
        />
        <PerspectiveOnPaper value={perspectiveId} onChange={setPerspectiveId} />
        {asked.length > 1 && (
          <NativeSelect
            label={t('sheetWording')}
            value={wording}
            data={asked.map(({ itemId, wording: words }) => ({ value: itemId, label: words }))}
            onChange={event => setWording(event.currentTarget.value)}
          />
        )}
      </Group>
      <Checkbox
        label={t('sheetAnother')}
        checked={another}
        onChange={event => setAnother(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button type="submit" variant="default" disabled={!ready} leftSection={<IconKeyboard size={20} aria-hidden />}>
          {t('wordsOpen')}
        </Button>
      </Group>
      {sheet !== null && <SheetPage sheet={sheet} onClose={close} />}
    </form>
  )
}

/** The page that whoever wrote the sheet would see on a phone. */
function SheetPage({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const [language, setLanguage] = useState<Language>('en')
  const notNow = !sheet.askedFor || sheet.stageId !== view.stage.id
  return (
    <Dialog title={t('wordsOf', { code: sheet.code })} size="xl" onClose={onClose}>
      <Stack>
        <Text>{t(notNow ? 'wordsOtherPart' : 'wordsSame')}</Text>
        <PersonAtLaptop
          key={String(notNow)}
          participantId={sheet.participantId}
          at={notNow ? 'sent' : null}
          language={language}
          onLanguage={setLanguage}
          onLeave={onClose}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('wordsDone')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
