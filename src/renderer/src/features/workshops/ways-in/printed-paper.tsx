import type { Perspective, Workshop } from '@core/project/entities'
import { ratingAnswers } from '@core/workshop/session/answer'
import type { Item } from '@core/workshop/session/views'
import { Anchor, Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useProject, useRow, useSession } from '../../../data/hooks'
import { host } from '../../../host'
import { ErrorNotice, logError, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import classes from './doors.module.css'

/** What is voted on in the session of this workshop that goes on now; null: none goes on, or it has nothing yet. */
function useItemsInRoom(workshopId: string): readonly Item[] | null {
  const { id: projectId } = useSession()
  const [items, setItems] = useState<readonly Item[] | null>(null)
  useEffect(() => {
    let wanted = true
    const look = async () => {
      const all = await host.unfinishedSessions()
      const session = all.find(each => each.running && each.projectId === projectId && each.workshopId === workshopId)
      const view = session && (await host.watchSession({ sessionId: session.sessionId, afterRevision: 0 }))
      if (wanted) setItems(view && view.items.length > 0 ? view.items : null)
    }
    look().catch(error => logError(error))
    return () => {
      wanted = false
    }
  }, [projectId, workshopId])
  return items
}

const kinds = ['slips', 'ideas'] as const
type Kind = (typeof kinds)[number]
const mostSlips = 200
/** Lines for proposals that nobody knows yet as the slips are printed. */
const blankLines = 12
const linesOnCard = 4

/** Slips and idea cards to print before people come, or in the room once the proposals are known. */
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
        <Sheets workshop={workshop} plan={workshop.plan} />
      )}
    </Stack>
  )
}

function Sheets({ workshop, plan }: { workshop: Workshop; plan: NonNullable<Workshop['plan']> }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  const project = useProject()
  const inRoom = useItemsInRoom(workshop.id)
  const [kind, setKind] = useState<Kind>('slips')
  const [count, setCount] = useState(Math.min(mostSlips, Math.max(1, plan.expectedPeople)))
  const perspectives = plan.perspectiveIds.flatMap(id => project.perspectives.filter(each => each.id === id))
  const items = (inRoom ?? plan.items).map(({ words }) => words)
  const numbers = Array.from({ length: count }, (_, place) => place + 1)
  return (
    <>
      <div data-no-print>
        <PageHeader title={t('printTitle')} intro={t('printIntro')} />
        <Group align="flex-end">
          <NativeSelect
            label={t('printWhat')}
            value={kind}
            data={kinds.map(value => ({ value, label: t(`print.${value}`) }))}
            onChange={event => setKind(kinds.find(each => each === event.currentTarget.value) ?? kind)}
          />
          <NumberInput
            className={classes.number ?? ''}
            label={t('printCount')}
            min={1}
            max={mostSlips}
            clampBehavior="strict"
            allowDecimal={false}
            value={count}
            onChange={value => setCount(typeof value === 'number' && value >= 1 ? value : 1)}
          />
          <Button leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
            {t('printNow')}
          </Button>
        </Group>
        <Text c="dimmed" mt="sm">
          {items.length > 0 ? t('printItems', { count: items.length }) : t('printBlank')}
        </Text>
      </div>
      <div className={classes.sheets}>
        {numbers.map(number =>
          kind === 'slips' ? (
            <VoteSlip key={number} number={number} workshop={workshop} items={items} perspectives={perspectives} />
          ) : (
            <IdeaCard key={number} number={number} workshop={workshop} perspectives={perspectives} />
          ),
        )}
      </div>
    </>
  )
}

type SheetProps = { number: number; workshop: Workshop; perspectives: readonly Perspective[] }

function VoteSlip({ number, workshop, items, perspectives }: SheetProps & { items: readonly string[] }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  const rows = items.length > 0 ? items : Array.from({ length: blankLines }, () => '')
  return (
    <article className={classes.sheet} aria-label={t('slipOf', { number })}>
      <SheetHead number={number} workshop={workshop} />
      <ul className={classes.boxes}>
        <li>{t('firstVote')}</li>
        <li>{t('secondVote')}</li>
      </ul>
      <SpeakFrom perspectives={perspectives} />
      <p>{t('slipHow')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('proposal')}</th>
            {ratingAnswers.map(rating => (
              <th key={rating} scope="col">
                {t(`terms:rating.${rating}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((words, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
            <tr key={place}>
              <th scope="row" dir="auto">
                {place + 1}. {words}
              </th>
              {ratingAnswers.map(rating => (
                <td key={rating} className={classes.box} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('slipPrivate')}</p>
    </article>
  )
}

function IdeaCard({ number, workshop, perspectives }: SheetProps) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  return (
    <article className={classes.sheet} data-half aria-label={t('cardOf', { number })}>
      <SheetHead number={number} workshop={workshop} />
      <p>{t('cardHow')}</p>
      {Array.from({ length: linesOnCard }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
        <div key={line} className={classes.line} />
      ))}
      <p className={classes.box}>{t('cardApart')}</p>
      <SpeakFrom perspectives={perspectives} />
    </article>
  )
}

function SheetHead({ number, workshop }: { number: number; workshop: Workshop }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  return (
    <>
      <div className={classes.sheetHead}>
        <h2 dir="auto">{workshop.title}</h2>
        <strong>{t('slipNumberIs', { number })}</strong>
      </div>
      <p dir="auto">{workshop.question}</p>
    </>
  )
}

function SpeakFrom({ perspectives }: { perspectives: readonly Perspective[] }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  return (
    <>
      <p>{t('speakFrom')}</p>
      <ul className={classes.boxes}>
        {perspectives.map(({ id, name }) => (
          <li key={id} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </>
  )
}
