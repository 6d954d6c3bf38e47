import type { Workshop } from '@core/project/entities'
import { paperCodeBytes, paperCodeFrom, slipNumbers } from '@core/workshop/session/paper-marks'
import type { FacilitatorView } from '@core/workshop/session/views'
import { Anchor, Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { type Language, languageCalled, languages } from '../../../../../participant/language'
import { useProject, useRow, useSession } from '../../../data/hooks'
import { host } from '../../../host'
import { ErrorNotice, logError, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { usePrintable } from '../../../ui/printable'
import { useTranslation } from '../../../ui/use-translation'
import classes from './doors.module.css'
import type { Print } from './sheet-parts'
import sheets from './sheets.module.css'
import { VoteSlip } from './vote-slip'
import { AgreeSheet, ConsentSheet, EndSheet, IdeaSheet, ReasonSheet } from './word-sheets'

/** The session of this workshop that goes on now; null: none does. */
function useRoomNow(workshopId: string): FacilitatorView | null {
  const { id: projectId } = useSession()
  const [view, setView] = useState<FacilitatorView | null>(null)
  useEffect(() => {
    let wanted = true
    const look = async () => {
      const all = await host.unfinishedSessions()
      const session = all.find(each => each.running && each.projectId === projectId && each.workshopId === workshopId)
      const found = session && (await host.watchSession({ sessionId: session.sessionId, afterRevision: 0 }))
      if (wanted) setView(found ?? null)
    }
    look().catch(error => logError(error))
    return () => {
      wanted = false
    }
  }, [projectId, workshopId])
  return view
}

const wordKinds = ['consent', 'ideas', 'reasons', 'agree', 'close'] as const
type WordKind = (typeof wordKinds)[number]
type What = { readonly kind: WordKind } | { readonly kind: 'vote'; readonly round: number }
const mostSheets = 200

/** Slips and sheets to print before people come, or in the room once the proposals are known. */
export function PrintedPaper() {
  const { t } = useTranslation(['workshopDoors', 'workshops'])
  const { workshopId = '' } = useParams()
  const workshop = useRow('workshop', workshopId)
  if (workshop === undefined) return <StillReading label={t('reading')} />
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" data-no-print>
        <Group gap={6} component="span">
          <IconArrowLeft size={18} aria-hidden /> {t('backToWorkshop')}
        </Group>
      </Anchor>
      {workshop?.plan === undefined ? (
        <ErrorNotice title={t('workshops:notFound')} lost={t('workshops:notFoundHint')} />
      ) : (
        <ToPrint workshop={workshop} plan={workshop.plan} />
      )}
    </Stack>
  )
}

function ToPrint({ workshop, plan }: { workshop: Workshop; plan: NonNullable<Workshop['plan']> }) {
  const { t } = useTranslation('workshopDoors')
  usePrintable()
  const project = useProject()
  const room = useRoomNow(workshop.id)
  const [chosen, setChosen] = useState('vote-1')
  const [count, setCount] = useState(Math.min(mostSheets, Math.max(1, plan.expectedPeople)))
  const [language, setLanguage] = useState<Language>('en')
  const [large, setLarge] = useState(false)
  const printed = usePrinted()
  const votes = Math.max(1, plan.stages.filter(({ kind }) => kind === 'vote').length)
  const offered: readonly { readonly value: string; readonly label: string; readonly what: What }[] = [
    ...wordKinds.slice(0, 2).map(kind => ({ value: kind, label: t(`print.${kind}`), what: { kind } })),
    ...Array.from({ length: votes }, (_, place) => {
      const round = place + 1
      return { value: `vote-${round}`, label: t('print.vote', { round }), what: { kind: 'vote', round } as const }
    }),
    ...wordKinds.slice(2).map(kind => ({ value: kind, label: t(`print.${kind}`), what: { kind } })),
  ]
  const what = offered.find(({ value }) => value === chosen)?.what ?? { kind: 'consent' as const }
  const items = (room && room.items.length > 0 ? room.items : plan.items).map(({ words }) => words)
  const asked = (room?.agreements ?? []).filter(({ gradient }) => gradient.state === 'open')
  const wordings = asked.map(({ wording }) => wording)
  const withItems = what.kind === 'vote' || what.kind === 'reasons'
  const print: Print = {
    language,
    large,
    title: workshop.title,
    question: workshop.question,
    method: plan.method,
    questions: plan.method === 'power' ? (plan.domains ?? []).map(({ name }) => name) : [],
    paymentOffer: plan.paymentOffer,
    perspectives: plan.perspectiveIds.flatMap(id => project.perspectives.filter(each => each.id === id)),
  }
  return (
    <>
      <div data-no-print>
        <PageHeader title={t('printTitle')} intro={t('printIntro')} />
        <Group align="flex-end">
          <NativeSelect
            label={t('printWhat')}
            value={chosen}
            data={offered.map(({ value, label }) => ({ value, label }))}
            onChange={event => setChosen(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('printLanguage')}
            value={language}
            data={languages.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={event => setLanguage(languageCalled(event.currentTarget.value) ?? language)}
          />
          <NumberInput
            className={classes.number ?? ''}
            label={t('printCount')}
            min={1}
            max={mostSheets}
            clampBehavior="strict"
            allowDecimal={false}
            value={count}
            onChange={value => setCount(typeof value === 'number' && value >= 1 ? value : 1)}
          />
          <Button leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
            {t('printNow')}
          </Button>
        </Group>
        <Checkbox
          mt="sm"
          label={t('printLarge')}
          checked={large}
          onChange={event => setLarge(event.currentTarget.checked)}
        />
        {withItems && (
          <Text c="dimmed" mt="sm">
            {items.length > 0 ? t('printItems', { count: items.length }) : t('printBlank')}
          </Text>
        )}
        {what.kind !== 'consent' && (
          <Text c="dimmed" mt="sm">
            {t(what.kind === 'vote' ? 'printSlipsOnce' : 'printSheetsOnce')}
          </Text>
        )}
      </div>
      <div className={sheets.sheets}>
        <Sheets
          key={`${chosen} ${count} ${printed} ${wordings.length}`}
          print={print}
          what={what}
          count={count}
          items={items}
          wordings={wordings}
        />
      </div>
    </>
  )
}

/** How often this page was printed: no number and no code is printed twice. */
function usePrinted(): number {
  const [printed, setPrinted] = useState(0)
  useEffect(() => {
    const count = () => setPrinted(before => before + 1)
    window.addEventListener('afterprint', count)
    return () => window.removeEventListener('afterprint', count)
  }, [])
  return printed
}

type SheetsProps = {
  readonly print: Print
  readonly what: What
  readonly count: number
  readonly items: readonly string[]
  /** What people are asked about now. */
  readonly wordings: readonly string[]
}

const randomNumber = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
const newCode = (): string => paperCodeFrom(crypto.getRandomValues(new Uint8Array(paperCodeBytes)))

/** As many sheets as were asked for, with numbers and codes that only this printing has. */
function Sheets({ print, what, count, items, wordings }: SheetsProps) {
  const [numbers] = useState(() => slipNumbers(count, randomNumber))
  const [codes] = useState(() => numbers.map(() => (wordings.length > 0 ? wordings : ['']).map(newCode)))
  switch (what.kind) {
    case 'consent':
      return numbers.map(number => <ConsentSheet key={number} print={print} />)
    case 'vote':
      return numbers.map(number => (
        <VoteSlip key={number} print={print} round={what.round} number={number} items={items} />
      ))
    case 'ideas':
      return codes.map(([code = '']) => <IdeaSheet key={code} print={print} code={code} />)
    case 'reasons':
      return codes.map(([code = '']) => <ReasonSheet key={code} print={print} code={code} items={items} />)
    case 'close':
      return codes.map(([code = '']) => <EndSheet key={code} print={print} code={code} />)
    case 'agree':
      return codes.map(each =>
        each.map((code, place) => (
          <AgreeSheet key={code} print={print} code={code} wording={wordings[place] ?? null} />
        )),
      )
  }
}
