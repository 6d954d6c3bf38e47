import { removed } from '@core/change/change'
import {
  agreementBands,
  inOrderOfPerspectives,
  type JudgedBy,
  judgedByPerspective,
  levelAgreed,
} from '@core/measure/judging'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure, RubricJudging } from '@core/project/entities'
import { dayInWords, rowInWords } from '@core/words/format'
import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useProject } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { usePerspectiveName } from '../../terms/use-perspective-name'
import common from '../../ui/common.module.css'
import { HintNotice } from '../../ui/hints'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { useLevelFiles } from './charts/chart-files'
import { ExportChart } from './charts/export-chart'
import { JudgingForm } from './judging-form'
import { LevelBars } from './level-bars'
import classes from './measures.module.css'

type JudgingsViewProps = { measure: Measure; reading: MeasureReading; periods: readonly Period[] }

/** How groups judged the rubric: each perspective apart, with what it disagreed on, and never made into one. */
export function JudgingsView({ measure, reading, periods }: JudgingsViewProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const judgings = reading.judgings ?? []
  const judgedIn = periods.filter(({ firstDay, lastDay }) =>
    judgings.some(({ day }) => day >= firstDay && day <= lastDay),
  )
  const [asked, setAsked] = useState<string | null>(null)
  const [form, setForm] = useState<'add' | RubricJudging | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const newest = judgedIn.find(({ kind }) => kind === 'year')
  const period = judgedIn.find(({ key }) => key === asked) ?? newest ?? judgedIn[0]
  return (
    <section aria-labelledby="judgings-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="judgings-title">
          {t('judgingsTitle')}
        </Title>
        <Text c="dimmed">{t('judgingsLead')}</Text>
        <Group gap="md" align="flex-end">
          {period && judgedIn.length > 1 && (
            <NativeSelect
              label={t('judgingsPeriod')}
              value={period.key}
              data={judgedIn.map(({ key, label }) => ({ value: key, label }))}
              onChange={event => setAsked(event.currentTarget.value)}
            />
          )}
          <Button
            ref={addButton}
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            disabled={measure.rubric.length === 0}
            onClick={() => setForm('add')}
          >
            {t('addJudging')}
          </Button>
        </Group>
        {measure.rubric.length === 0 && <Text>{t('judgingsNeedLevels')}</Text>}
        {period && <JudgedInPeriod measure={measure} judgings={judgings} period={period} />}
        {judgings.length > 0 && (
          <JudgingHistory judgings={judgings} onEdit={setForm} onRemoved={() => addButton.current?.focus()} />
        )}
      </Stack>
      {form && <JudgingForm measure={measure} before={form === 'add' ? null : form} onClose={() => setForm(null)} />}
    </section>
  )
}

type JudgedInPeriodProps = { measure: Measure; judgings: readonly RubricJudging[]; period: Period }

function JudgedInPeriod({ measure, judgings, period }: JudgedInPeriodProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { t: charts } = useTranslation('charts')
  const { smallestGroup, perspectives } = useProject()
  const files = useLevelFiles(measure)
  const nameOf = usePerspectiveName()
  const judged = inOrderOfPerspectives(judgedByPerspective(judgings, period.firstDay, period.lastDay), perspectives)
  const agreed = levelAgreed(judged)
  const small = judged
    .filter(({ answered }) => answered < smallestGroup)
    .map(({ perspectiveId }) => nameOf(perspectiveId))
  const levelName = (level: number) => measure.rubric[level - 1]?.name ?? t('rubricLevel', { place: level })
  const places = Math.max(measure.rubric.length, ...judged.map(({ counts }) => counts.length))
  const eachSays = judged
    .flatMap(({ perspectiveId, level }) =>
      level === null ? [] : [t('judgedSay', { group: nameOf(perspectiveId), level: levelName(level) })],
    )
    .join(' ')
  return (
    <>
      {agreed === 'differ' && (
        <HintNotice icon={<IconUsersGroup size={24} aria-hidden />} title={t('terms:standing.seen-differently')}>
          <Text dir="auto">{eachSays}</Text>
        </HintNotice>
      )}
      {typeof agreed === 'number' && (
        <Text>{t('judgingsAgree', { count: judged.length, level: levelName(agreed) })}</Text>
      )}
      {eachSays !== '' && (
        <figure className={common.figure}>
          <div role="img" aria-label={eachSays}>
            <LevelBars
              bars={judged.map(({ perspectiveId, counts }) => ({
                key: perspectiveId,
                name: nameOf(perspectiveId),
                counts: Array.from({ length: places }, (_, place) => counts[place] ?? 0),
              }))}
            />
          </div>
          <figcaption className={classes.caption}>{charts('sayJudgedBars')}</figcaption>
        </figure>
      )}
      <TableFrame caption={t('judgedCaption', { title: measure.title, period: period.label })}>
        <ColumnHeads
          columns={[
            t('judgedGroup'),
            ...Array.from({ length: places }, (_, place) => ({ number: levelName(place + 1), dir: 'auto' as const })),
            { number: t('terms:rating.dont-know') },
            t('judgedLevel'),
            t('judgedAgreement'),
          ]}
        />
        <tbody>
          {judged.map(one => (
            <tr key={one.perspectiveId}>
              <th scope="row" dir="auto">
                {nameOf(one.perspectiveId)}
                <Text size="sm" c="dimmed" fw={400}>
                  {dayInWords(one.day)}
                </Text>
              </th>
              {Array.from({ length: places }, (_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
                <td key={place} data-number>
                  {one.counts[place] ?? 0}
                </td>
              ))}
              <td data-number>{one.dontKnow}</td>
              <td dir="auto">{one.level === null ? t('judgedNobody') : levelName(one.level)}</td>
              <td>
                {one.agreement === null
                  ? t('judgedNoAgreement')
                  : t(agreementWords(one.agreement), { a: one.agreement.toFixed(2) })}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {small.length > 0 && <Text>{t('judgedSmall', { groups: rowInWords(small), threshold: smallestGroup })}</Text>}
      <div>
        <ExportChart
          title={charts('judgedFile', { title: measure.title, period: period.label })}
          {...files.judgings(judged, period)}
        />
      </div>
      {judged.map(one => (
        <Told key={one.perspectiveId} name={nameOf(one.perspectiveId)} judged={one} />
      ))}
    </>
  )
}

function Told({ name, judged }: { name: string; judged: JudgedBy }) {
  const { t } = useTranslation(['measures', 'terms'])
  if (judged.reasons.length + judged.dissents.length === 0) return null
  return (
    <div className={classes.story}>
      <Title order={3} size="h4" dir="auto">
        {name}
      </Title>
      {judged.reasons.map(text => (
        <Text key={text} className={classes.told ?? ''} dir="auto">
          {text}
        </Text>
      ))}
      {judged.dissents.map(text => (
        <div key={text}>
          <Text fw={600}>{t('judgedDissent')}</Text>
          <Text className={classes.told ?? ''} dir="auto">
            {text}
          </Text>
        </div>
      ))}
    </div>
  )
}

type JudgingHistoryProps = {
  judgings: readonly RubricJudging[]
  onEdit: (judging: RubricJudging) => void
  onRemoved: () => void
}

function JudgingHistory({ judgings, onEdit, onRemoved }: JudgingHistoryProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const commit = useCommit()
  const nameOf = usePerspectiveName()
  return (
    <details>
      <summary>{t('judgingHistory', { count: judgings.length })}</summary>
      <ul className={classes.history}>
        {judgings
          .toSorted((a, b) => b.day - a.day)
          .map(judging => {
            const called = { group: nameOf(judging.perspectiveId), day: dayInWords(judging.day) }
            return (
              <li key={judging.id}>
                {t('judgingOf', called)}
                <Group gap="xs">
                  <Button
                    size="compact-md"
                    variant="subtle"
                    aria-label={t('editJudging', called)}
                    onClick={() => onEdit(judging)}
                  >
                    {t('edit')}
                  </Button>
                  <Button
                    size="compact-md"
                    variant="subtle"
                    color="red"
                    aria-label={t('removeJudging', called)}
                    onClick={async () => {
                      if (await commit('judging.remove', [removed('rubricJudging', judging)])) onRemoved()
                    }}
                  >
                    {t('remove')}
                  </Button>
                </Group>
              </li>
            )
          })}
      </ul>
    </details>
  )
}

function agreementWords(agreement: number) {
  if (agreement >= agreementBands.close) return 'judgedClose'
  return agreement > agreementBands.split ? 'judgedSome' : 'judgedSplit'
}
